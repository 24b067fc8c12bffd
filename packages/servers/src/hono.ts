import type { PluginOptions } from "@blocked/profiles";
import { type CodeLine, literal, permissions, plain, setting } from "./shared/code.ts";
import { comparedOrigin, generousMethods, isSingleOrigin } from "./shared/differences.ts";
import { toOriginTest } from "./shared/function-origin.ts";
import { type Server, snippetWriter } from "./shared/server.ts";
import { fillFile } from "./shared/whole-file.ts";

const names: Partial<Record<string, string>> = {
  methods: "allowMethods",
  allowedHeaders: "allowHeaders",
  exposedHeaders: "exposeHeaders",
};

function write(options: PluginOptions): CodeLine[] {
  const lines = Object.entries(options).map(([name, value]) => {
    const text = name === "origin" ? toOrigin(value as true) : literal(toValue(name, value));
    return setting(name, `  ${names[name] ?? name}: ${text},`);
  });
  if (lines.length === 0) return [{ text: "app.use(cors());", options: permissions }];
  return [plain("app.use(cors({"), ...lines, plain("}));")];
}

/** Hono takes lists only. */
const toValue = (name: string, value: unknown) => (name in names ? [value].flat() : value);

/** Hono has no patterns: a function takes their place. */
function toOrigin(origin: NonNullable<PluginOptions["origin"]>): string {
  if (origin === true) return "(origin) => origin";
  const test = toOriginTest(origin);
  if (test === null) return '"*"';
  return test.includes(".test(origin)") ? `(origin) => (${test} ? origin : null)` : literal(origin);
}

const file = `import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { cors } from "hono/cors";

const app = new Hono();

// Before every middleware that may reject a request: a preflight carries no token and no cookie.
{cors}

app.get("/items", (context) => context.json({ items: [] }));

serve({ fetch: app.fetch, port: Number(process.env.PORT ?? 4000) }, ({ port }) => {
  console.log(\`Listening on http://localhost:\${port}\`);
});
`;

const noSwitch = "Hono’s cors responds to every preflight itself, and cannot be told to leave it.";

export const hono: Server = {
  name: "Hono",
  toSnippet: snippetWriter({
    none: { comment: "// cors is not used" },
    lacks: {
      preflight: noSwitch,
      preflightContinue: noSwitch,
      strictPreflight:
        "Hono’s cors treats every OPTIONS request as a preflight, and cannot be stricter.",
      optionsSuccessStatus: "Hono’s cors responds to a preflight with 204 and no other status.",
      cacheControl: "Hono’s cors has no option for the Cache-Control of a preflight.",
      hook: "Hono’s cors has no hooks to choose from: it runs where app.use puts it.",
    },
    write,
    toDifference: (options) => {
      if (isSingleOrigin(options)) return comparedOrigin("Hono");
      return options.methods === undefined ? generousMethods("Hono’s cors") : null;
    },
  }),
  file: {
    name: "server.mjs",
    install: "npm install hono @hono/node-server",
    toText: (options) => fillFile(file, "  // ", write(options)),
  },
};
