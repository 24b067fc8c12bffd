import type { PluginOptions } from "@blocked/profiles";
import { type CodeLine, plain, setting } from "../shared/code.ts";
import { lacks } from "../shared/middleware.ts";
import { reflectedStar } from "../shared/differences.ts";
import { fromDocumentation, isStarWithCookies, toPolicy, toRuled } from "../shared/policy.ts";
import { type Server, snippetWriter } from "../shared/server.ts";
import { fillFile } from "../shared/whole-file.ts";

const quote = (value: string) => `'${value.replaceAll(/['\\]/g, "\\$&")}'`;
const toArray = (values: readonly string[]) => `[${values.map(quote).join(", ")}]`;

function write(options: PluginOptions): CodeLine[] {
  const { allows, names, patterns, credentials, methods, headers, exposed, maxAge } =
    toPolicy(options);
  const given: [name: string, value: string, option: string][] = [
    ["paths", toArray(["*"]), ""],
    ["allowed_origins", toArray(allows === "listed" ? names : ["*"]), "origin"],
    [
      "allowed_origins_patterns",
      toArray(patterns.map(({ regex }) => `#${regex.replaceAll("#", "\\#")}#`)),
      patterns.length > 0 ? "origin" : "",
    ],
    ["supports_credentials", String(credentials), "credentials"],
    ["allowed_methods", toArray(methods ?? ["GET", "HEAD", "POST"]), "methods"],
    ["allowed_headers", toArray(headers ?? ["*"]), "allowedHeaders"],
    ["exposed_headers", toArray(exposed ?? []), ""],
    ["max_age", String(maxAge ?? 0), ""],
  ];
  return [
    plain("return ["),
    ...given.map(([name, value, option]) => setting(option, `    '${name}' => ${value},`)),
    plain("];"),
  ];
}

const file = `<?php

// config/cors.php. Laravel's HandleCors runs before every other middleware.
{cors}
`;

export const laravel: Server = {
  name: "Laravel",
  toSnippet: snippetWriter({
    none: { comment: "// 'paths' => []: HandleCors passes every request on" },
    lacks: lacks("Laravel"),
    toReason: (options) =>
      toPolicy(options).allows === "reflected" && options.credentials !== true
        ? "Laravel repeats any origin only where credentials are allowed; otherwise it sends the star."
        : null,
    write,
    toDifference: toRuled([[isStarWithCookies, reflectedStar("Laravel").sentence]]),
  }),
  note: "Nobody has measured Laravel here: where it differs from Fastify is only known from its documentation.",
  file: {
    name: "cors.php",
    install: null,
    toText: (options) => fillFile(file, "//", write(options), options),
  },
  verifiedBy: fromDocumentation("Laravel"),
};
