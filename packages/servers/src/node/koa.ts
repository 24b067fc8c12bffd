import { type PluginOptions, toRegExp } from "@blocked/profiles";
import { literal } from "../shared/code.ts";
import { generousMethods, reflectedStar, unlistedPreflight } from "../shared/differences.ts";
import { lacks, toOriginTest, toShorterName, toUse } from "../shared/middleware.ts";
import { type Server, snippetWriter } from "../shared/server.ts";
import { fillFile } from "../shared/whole-file.ts";

type Origin = NonNullable<PluginOptions["origin"]>;

const write = (options: PluginOptions) =>
  toUse(options, toShorterName, (value, name) =>
    name === "origin" ? toOrigin(value as Origin) : literal(value),
  );

/** @koa/cors has neither lists nor patterns: a function of the context takes their place. */
function toOrigin(origin: Origin): string {
  if (typeof origin === "string") return literal(origin);
  if (origin === true) return "({ headers: { origin } }) => origin";
  const test = toOriginTest(origin);
  if (test === null) return '"*"';
  return `({ headers: { origin } }) => (${test} ? origin : null)`;
}

/** Whether @koa/cors handles a preflight of this page; it sends a single origin to everybody. */
function isAllowed(origin: Origin, pageOrigin: string): boolean {
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

export const koa: Server = {
  name: "Koa",
  toSnippet: snippetWriter({
    none: { comment: "// @koa/cors is not used" },
    lacks: lacks("@koa/cors"),
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
    toText: (options) => fillFile(file, "//", write(options), options),
  },
};
