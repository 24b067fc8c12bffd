import type { Pattern, PluginOptions } from "@blocked/profiles";
import { type CodeLine, literal, plain, setting } from "../shared/code.ts";
import { lacks } from "../shared/middleware.ts";
import { fromDocumentation, isStarWithCookies, toPolicy } from "../shared/policy.ts";
import { type Server, snippetWriter } from "../shared/server.ts";
import { fillFile } from "../shared/whole-file.ts";

const toSymbols = (methods: readonly string[]) =>
  `[${methods.map((name) => `:${name.toLowerCase()}`).join(", ")}]`;

/** In Ruby ^ and $ stand for the ends of a line. */
const toPattern = ({ regex }: Pattern) =>
  String(new RegExp(regex)).replace(/^\/\^/, "/\\A").replace(/\$\/$/, "\\z/");

function write(options: PluginOptions): CodeLine[] {
  const { allows, names, patterns, credentials, methods, headers, exposed, maxAge } =
    toPolicy(options);
  const origins =
    allows === "listed" ? [...names.map(literal), ...patterns.map(toPattern)] : ['"*"'];
  const given: [name: string, value: string | null, option: string][] = [
    ["methods", methods && (methods.includes("*") ? ":any" : toSymbols(methods)), "methods"],
    [
      "headers",
      headers === null || headers.includes("*") ? ":any" : literal(headers),
      "allowedHeaders",
    ],
    ["expose", exposed && literal(exposed), ""],
    ["max_age", maxAge === null ? null : String(maxAge), ""],
  ];
  const lines = [
    ...(credentials ? [setting("credentials", "      credentials: true")] : []),
    ...given.flatMap(([name, value, option]) =>
      value === null ? [] : [setting(option, `      ${name}: ${value}`)],
    ),
  ];
  return [
    plain("Rails.application.config.middleware.insert_before 0, Rack::Cors do"),
    plain("  allow do"),
    setting("origin", `    origins ${origins.join(", ")}`),
    plain('    resource "*",'),
    ...lines.map((line, index) =>
      index === lines.length - 1 ? line : { ...line, text: `${line.text},` },
    ),
    plain("  end"),
    plain("end"),
  ];
}

const file = `# config/initializers/cors.rb
# insert_before 0: a preflight carries no token and no cookie.
{cors}
`;

function toReason(options: PluginOptions): string | null {
  const policy = toPolicy(options);
  if (isStarWithCookies(policy)) {
    return "rack-cors refuses this policy: it never combines * with credentials.";
  }
  if (policy.allows === "reflected") {
    return "rack-cors repeats any origin only by a block that returns true.";
  }
  return null;
}

export const rails: Server = {
  name: "Rails",
  toSnippet: snippetWriter({
    none: { comment: "# Rack::Cors is not inserted" },
    lacks: lacks("rack-cors"),
    toReason,
    write,
    toDifference: () => null,
  }),
  note: "Nobody has measured rack-cors here. Its documentation says that a preflight may be kept for two hours unless max_age says otherwise.",
  file: {
    name: "cors.rb",
    install: "bundle add rack-cors",
    toText: (options) => fillFile(file, "#", write(options), options),
  },
  verifiedBy: fromDocumentation("rack-cors"),
};
