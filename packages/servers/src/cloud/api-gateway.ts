import type { PluginOptions } from "@blocked/profiles";
import { type CodeLine, plain } from "../shared/code.ts";
import { lacks } from "../shared/middleware.ts";
import { fromDocumentation, isStarWithCookies, toPolicy } from "../shared/policy.ts";
import { type Server, snippetWriter } from "../shared/server.ts";
import { toEntries, toJsonFile } from "./json.ts";

function write(options: PluginOptions): CodeLine[] {
  const { allows, names, credentials, methods, headers, exposed, maxAge } = toPolicy(options);
  return [
    plain("{"),
    ...toEntries(
      [
        ["AllowOrigins", allows === "star" ? ["*"] : names, "origin"],
        ["AllowCredentials", credentials, "credentials"],
        ["AllowMethods", methods, "methods"],
        ["AllowHeaders", headers ?? ["*"], "allowedHeaders"],
        ["ExposeHeaders", exposed, ""],
        ["MaxAge", maxAge, ""],
      ],
      "  ",
    ),
    plain("}"),
  ];
}

function toReason(options: PluginOptions): string | null {
  const policy = toPolicy(options);
  if (isStarWithCookies(policy)) {
    return "API Gateway refuses this policy: * and AllowCredentials exclude each other.";
  }
  if (policy.allows === "reflected") return "API Gateway cannot repeat any origin.";
  return policy.patterns.length === 0 ? null : "API Gateway has no patterns: list each origin.";
}

export const apiGateway: Server = {
  name: "API Gateway",
  toSnippet: snippetWriter({
    none: { comment: '"CorsConfiguration" is not set' },
    lacks: lacks("API Gateway"),
    toReason,
    write,
    toDifference: () => null,
  }),
  note: "For an HTTP API: aws apigatewayv2 update-api --api-id <id> --cors-configuration file://cors.json. It then ignores the CORS headers of the integration behind it. Nobody has measured it here.",
  file: toJsonFile(write),
  verifiedBy: fromDocumentation("API Gateway"),
};
