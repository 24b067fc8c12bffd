import { type PluginOptions, toRegExp } from "@blocked/profiles";
import { type CodeLine, literal, permissions, plain, setting } from "./shared/code.ts";
import { generousMethods, reflectedStar, unlistedPreflight } from "./shared/differences.ts";
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
    const text = name === "origin" ? toOrigin(value as true) : literal(value);
    return setting(name, `  ${names[name] ?? name}: ${text},`);
  });
  if (lines.length === 0) return [{ text: "app.use(cors());", options: permissions }];
  return [plain("app.use(cors({"), ...lines, plain("}));")];
}

/** @koa/cors has neither lists nor patterns: a function of the context takes their place. */
function toOrigin(origin: NonNullable<PluginOptions["origin"]>): string {
  if (typeof origin === "string") return literal(origin);
  if (origin === true) return "({ headers: { origin } }) => origin";
  const test = toOriginTest(origin);
  if (test === null) return '"*"';
  return `({ headers: { origin } }) => (${test} ? origin : null)`;
}

/** Whether @koa/cors handles a preflight of this page; it sends a single origin to everybody. */
function isAllowed(origin: NonNullable<PluginOptions["origin"]>, pageOrigin: string): boolean {
  if (typeof origin !== "object") return true;
  return [origin]
    .flat()
    .some((one) =>
      typeof one === "object" ? toRegExp(one).test(pageOrigin) : ["*", pageOrigin].includes(one),
    );
}

const unlisted = unlistedPreflight(
  404,
  "@koa/cors passes a preflight of an origin that is not listed on to the routes, which respond with 404: Chromium prints the same line.",
);

const file = `import cors from "@koa/cors";
import Koa from "koa";

const app = new Koa();

// Before every middleware that may reject a request: a preflight carries no token and no cookie.
{cors}

app.use((context) => {
  if (context.method === "GET" && context.path === "/items") context.body = { items: [] };
});

const server = app.listen(Number(process.env.PORT ?? 4000), () => {
  console.log(\`Listening on http://localhost:\${server.address().port}\`);
});
`;

const noSwitch = "@koa/cors responds to every preflight itself, and cannot be told to leave it.";

export const koa: Server = {
  name: "Koa",
  toSnippet: snippetWriter({
    none: { comment: "// @koa/cors is not used" },
    lacks: {
      preflight: noSwitch,
      preflightContinue: noSwitch,
      strictPreflight: "@koa/cors has no option for requests that are not quite preflights.",
      optionsSuccessStatus: "@koa/cors responds to a preflight with 204 and no other status.",
      cacheControl: "@koa/cors has no option for the Cache-Control of a preflight.",
      hook: "@koa/cors has no hooks to choose from: it runs where app.use puts it.",
    },
    write,
    toDifference: ({ origin = "*", credentials, methods }, pageOrigin) => {
      if (origin === "*" && credentials === true) return reflectedStar("@koa/cors");
      if (methods === undefined) return generousMethods("@koa/cors");
      return isAllowed(origin, pageOrigin) ? null : unlisted;
    },
  }),
  file: {
    name: "server.mjs",
    install: "npm install koa @koa/cors",
    toText: (options) => fillFile(file, "  // ", write(options)),
  },
};
