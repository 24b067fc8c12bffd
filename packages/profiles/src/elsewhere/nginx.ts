import { type CodeLine, literal, type OptionName, permissions, plain } from "../code.ts";
import type { PluginOptions, Policy } from "../policy.ts";

/** The policy as directives of nginx, or the reason why there are none. */
type NginxCode = { lines: CodeLine[]; note: string } | { lines: null; reason: string };

const note =
  "In nginx 1.22 every request ends as with Fastify. Without “always” an answer with 404 or 500 has no header of CORS.";

const missing: Partial<Record<OptionName, string>> = {
  hook: "nginx has no hooks: it answers before the app does.",
  strictPreflight: "nginx does not know a preflight from another OPTIONS.",
  cacheControl:
    "A Cache-Control added here would stand on every answer, and not on the preflight’s alone.",
  preflightContinue: "Without an answer of its own nginx hands OPTIONS to the app behind it.",
};

const text = (value: string | string[]) => [value].flat().join(", ");

/** The policy as an nginx would be told, in front of an app that knows nothing of CORS. */
export function toNginxCode(policy: Policy): NginxCode {
  if (policy.kind === "raw") return { lines: null, reason: "No usual configuration does that." };
  if (policy.kind === "none") {
    return { lines: [{ text: "# no add_header for CORS", options: permissions }], note };
  }
  const { options } = policy;
  for (const [name, reason] of Object.entries(missing)) {
    if (name in options) return { lines: null, reason };
  }
  if (options.origin === false) return toNginxCode({ kind: "none" });
  const { map, value } = toOrigin(options.origin ?? "*");
  return {
    lines: [
      ...map,
      plain("location / {"),
      ...toHeaders(options, value),
      ...toPreflight(options),
      plain("    proxy_pass http://127.0.0.1:4001;"),
      plain("}"),
    ],
    note,
  };
}

/** What is chosen by the request's origin needs a map, which stands outside the server's block. */
function toOrigin(origin: NonNullable<PluginOptions["origin"]>): {
  map: CodeLine[];
  value: string;
} {
  if (origin === true) return { map: [], value: "$http_origin" };
  if (typeof origin === "string") return { map: [], value: JSON.stringify(origin) };
  const all = [origin].flat().filter((one) => typeof one !== "boolean");
  if (all.includes("*")) return { map: [], value: '"*"' };
  const rows = all.map((one): CodeLine => {
    const key = typeof one === "string" ? one : `~${one.regex}`;
    return { text: `    ${literal(key, "", "")} $http_origin;`, options: ["origin"] };
  });
  return {
    map: [
      plain("map $http_origin $allowed_origin {"),
      ...rows,
      { text: '    default "";', options: ["origin"] },
      plain("}"),
    ],
    value: "$allowed_origin",
  };
}

function toHeaders(options: PluginOptions, origin: string): CodeLine[] {
  const { credentials, methods, allowedHeaders, exposedHeaders, maxAge } = options;
  const headers: [name: string, value: string | undefined, option: OptionName | null][] = [
    ["Access-Control-Allow-Origin", origin, "origin"],
    ["Vary", origin.startsWith("$") ? "Origin" : undefined, null],
    ["Access-Control-Allow-Credentials", credentials ? '"true"' : undefined, "credentials"],
    ["Access-Control-Allow-Methods", methods && JSON.stringify(text(methods)), "methods"],
    [
      "Access-Control-Allow-Headers",
      allowedHeaders === undefined
        ? "$http_access_control_request_headers"
        : JSON.stringify(text(allowedHeaders)),
      "allowedHeaders",
    ],
    ["Access-Control-Expose-Headers", exposedHeaders && JSON.stringify(text(exposedHeaders)), null],
    ["Access-Control-Max-Age", maxAge?.toString(), null],
  ];
  return headers.flatMap(([name, value, option]) =>
    value === undefined
      ? []
      : [
          {
            text: `    add_header ${name} ${value} always;`,
            options: option === null ? [] : [option],
          },
        ],
  );
}

function toPreflight({ preflight, optionsSuccessStatus = 204 }: PluginOptions): CodeLine[] {
  if (preflight === false) return [];
  return [plain(`    if ($request_method = OPTIONS) { return ${optionsSuccessStatus}; }`)];
}
