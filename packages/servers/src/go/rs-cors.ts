import type { PluginOptions } from "@blocked/profiles";
import { type CodeLine, plain } from "../shared/code.ts";
import { comparedOrigin } from "../shared/differences.ts";
import { lacks } from "../shared/middleware.ts";
import { hasStar, isSingle, ranWith, toPolicy, toRuled } from "../shared/policy.ts";
import { type Server, snippetWriter } from "../shared/server.ts";
import { fillFile } from "../shared/whole-file.ts";
import { alignFields, toFields, toNetHttpFile, toOriginFunction, toStrings } from "./go-code.ts";

function write(options: PluginOptions): CodeLine[] {
  const policy = toPolicy(options);
  const { allows, names, methods, headers, exposed, maxAge } = policy;
  const byFunction = toOriginFunction(policy);
  const { credentials, optionsSuccessStatus: status } = options;
  return [
    plain("handler := cors.New(cors.Options{"),
    ...toFields([
      [
        "AllowedOrigins",
        byFunction === null ? toStrings(allows === "star" ? ["*"] : names) : null,
        "origin",
      ],
      ["AllowOriginFunc", byFunction, "origin"],
      ["AllowCredentials", credentials === undefined ? null : String(credentials), "credentials"],
      ["AllowedMethods", toStrings(methods), "methods"],
      // Without it rs/cors allows four headers of its own.
      ["AllowedHeaders", toStrings(headers ?? ["*"]), "allowedHeaders"],
      ["ExposedHeaders", toStrings(exposed), ""],
      ["MaxAge", maxAge === null ? null : String(maxAge), ""],
      ["OptionsSuccessStatus", status === undefined ? null : String(status), ""],
    ]),
    plain("}).Handler(api)"),
  ];
}

const file = toNetHttpFile(
  "rs/cors",
  `// Around every handler that may reject a request: a preflight carries no token and no cookie.
	{cors}`,
);

export const rsCors: Server = {
  name: "rs/cors",
  toSnippet: snippetWriter({
    none: { comment: "// cors.New is not called" },
    lacks: lacks("rs/cors", "optionsSuccessStatus"),
    write,
    toDifference: toRuled([
      [isSingle, comparedOrigin("rs/cors").sentence],
      [
        hasStar,
        "In rs/cors a star for the headers allows every header by name, and a star for the methods allows none.",
      ],
    ]),
  }),
  note: "rs/cors responds with 204 and no CORS header to a preflight for a method or header that is not listed: Chromium then says that Access-Control-Allow-Origin is missing.",
  file: {
    name: "main.go",
    install: "go get github.com/rs/cors",
    toText: (options) => alignFields(fillFile(file, "//", write(options), options)),
  },
  verifiedBy: ranWith("Go"),
};
