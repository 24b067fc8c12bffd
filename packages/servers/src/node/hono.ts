import type { PluginOptions } from "@blocked/profiles";
import { literal } from "../shared/code.ts";
import { comparedOrigin, generousMethods, isSingleOrigin } from "../shared/differences.ts";
import { lacks, toOriginTest, toShorterName, toUse } from "../shared/middleware.ts";
import { type Server, snippetWriter } from "../shared/server.ts";
import { fillFile } from "../shared/whole-file.ts";

type Origin = NonNullable<PluginOptions["origin"]>;

/** Hono takes methods and headers as lists only. */
const write = (options: PluginOptions) =>
  toUse(options, toShorterName, (value, name) => {
    if (name === "origin") return toOrigin(value as Origin);
    return literal(toShorterName(name) === name ? value : [value].flat());
  });

/** Hono has no patterns: a function takes their place. */
function toOrigin(origin: Origin): string {
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

export const hono: Server = {
  name: "Hono",
  toSnippet: snippetWriter({
    none: { comment: "// cors is not used" },
    lacks: lacks("Hono’s cors"),
    write,
    toDifference: (options) => {
      if (isSingleOrigin(options)) return comparedOrigin("Hono");
      return options.methods === undefined ? generousMethods("Hono’s cors") : null;
    },
  }),
  file: {
    name: "server.mjs",
    install: "npm install hono @hono/node-server",
    toText: (options) => fillFile(file, "//", write(options), options),
  },
};
