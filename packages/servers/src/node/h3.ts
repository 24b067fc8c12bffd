import type { PluginOptions } from "@blocked/profiles";
import { type CodeLine, literal, plain, setting } from "../shared/code.ts";
import { comparedOrigin } from "../shared/differences.ts";
import { lacks } from "../shared/middleware.ts";
import { isSingle, listsNoMethod, ranWith, toPolicy, toRuled } from "../shared/policy.ts";
import { type Server, snippetWriter } from "../shared/server.ts";
import { fillFile } from "../shared/whole-file.ts";

function write(options: PluginOptions): CodeLine[] {
  const { allows, names, patterns, methods, headers, exposed, maxAge } = toPolicy(options);
  const { credentials, optionsSuccessStatus } = options;
  const origin = {
    star: literal("*"),
    reflected: "() => true",
    listed: literal([...names, ...patterns]),
  }[allows];
  const settings: [name: string, value: string | null, option: string][] = [
    ["origin", origin, "origin"],
    ["credentials", credentials === undefined ? null : literal(credentials), "credentials"],
    ["methods", methods && literal(methods), "methods"],
    ["allowHeaders", headers && literal(headers), "allowedHeaders"],
    ["exposeHeaders", exposed && literal(exposed), ""],
    ["maxAge", maxAge === null ? null : `"${maxAge}"`, ""],
    [
      "preflight",
      optionsSuccessStatus === undefined ? null : `{ statusCode: ${optionsSuccessStatus} }`,
      "",
    ],
  ];
  return [
    plain("app.use((event) => {"),
    plain("  const response = handleCors(event, {"),
    ...settings.flatMap(([name, value, option]) =>
      value === null ? [] : [setting(option, `    ${name}: ${value},`)],
    ),
    plain("  });"),
    plain("  if (response !== false) return response;"),
    plain("});"),
  ];
}

const file = `import { H3, handleCors, serve } from "h3";

const app = new H3();

// Before every middleware that may reject a request: a preflight carries no token and no cookie.
{cors}

app.get("/items", () => ({ items: [] }));

const server = serve(app, { port: Number(process.env.PORT ?? 4000), silent: true });
await server.ready();
console.log(\`Listening on \${server.url}\`);
`;

export const h3: Server = {
  name: "h3",
  toSnippet: snippetWriter({
    none: { comment: "// handleCors is not called" },
    lacks: lacks("h3’s handleCors", "optionsSuccessStatus"),
    write,
    toDifference: toRuled([
      [isSingle, comparedOrigin("h3").sentence],
      [
        listsNoMethod,
        "h3 allows every method by * when none is listed. With cookies the star allows none.",
      ],
    ]),
  }),
  note: "handleCors sends no response by itself: return what it returns, or the preflight reaches the routes.",
  file: {
    name: "server.mjs",
    install: "npm install h3",
    toText: (options) => fillFile(file, "//", write(options), options),
  },
  verifiedBy: ranWith("Node.js"),
};
