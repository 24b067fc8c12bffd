import type { PluginOptions } from "@blocked/profiles";
import { type CodeLine, plain } from "../shared/code.ts";
import { lacks } from "../shared/middleware.ts";
import { fromDocumentation, toPolicy } from "../shared/policy.ts";
import { type Server, snippetWriter } from "../shared/server.ts";
import { toEntries, toJsonFile } from "./json.ts";

/** All that a rule may list. */
const allowed = ["GET", "HEAD", "PUT", "POST", "DELETE"];

function write(options: PluginOptions): CodeLine[] {
  const { allows, names, methods, headers, exposed, maxAge } = toPolicy(options);
  return [
    plain("{"),
    plain('  "CORSRules": ['),
    plain("    {"),
    ...toEntries(
      [
        ["AllowedOrigins", allows === "star" ? ["*"] : names, "origin"],
        [
          "AllowedMethods",
          (methods ?? ["GET", "HEAD", "POST"]).filter((name) => allowed.includes(name)),
          "methods",
        ],
        ["AllowedHeaders", headers ?? ["*"], "allowedHeaders"],
        ["ExposeHeaders", exposed, ""],
        ["MaxAgeSeconds", maxAge, ""],
      ],
      "      ",
    ),
    plain("    }"),
    plain("  ]"),
    plain("}"),
  ];
}

function toReason(options: PluginOptions): string | null {
  const { allows, patterns, credentials, methods } = toPolicy(options);
  if (credentials) return "S3 has no option for credentials: a bucket knows no cookies of a page.";
  if (allows === "reflected") return "S3 cannot be told to repeat any origin.";
  if (patterns.length > 0) return "S3 has no patterns: an origin may contain one *.";
  const wrong = methods?.find((name) => !allowed.includes(name));
  return wrong === undefined
    ? null
    : `S3 refuses “${wrong}”: a rule may list GET, HEAD, PUT, POST and DELETE.`;
}

export const s3: Server = {
  name: "S3",
  toSnippet: snippetWriter({
    none: { comment: '"CORSRules" is not set' },
    lacks: lacks("S3"),
    toReason,
    write,
    toDifference: () => null,
  }),
  note: "aws s3api put-bucket-cors --bucket <name> --cors-configuration file://cors.json. A rule has no option for cookies, and lists no other methods than GET, HEAD, PUT, POST and DELETE. Nobody has measured it here.",
  file: toJsonFile(write),
  verifiedBy: fromDocumentation("Amazon S3"),
};
