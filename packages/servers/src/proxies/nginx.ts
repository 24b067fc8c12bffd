import type { PluginOptions } from "@blocked/profiles";
import { type CodeLine, literal, plain, setting } from "../shared/code.ts";
import { ranWith } from "../shared/policy.ts";
import { type Server, snippetWriter } from "../shared/server.ts";
import { toOriginTrap } from "../shared/whole-file.ts";

const toValue = (value: string | string[]) => literal([value].flat().join(", "));

/** The policy for an nginx in front of an app that knows nothing of CORS. */
function write(options: PluginOptions): CodeLine[] {
  const { map, value } = toOrigin(options.origin ?? "*");
  return [
    ...map,
    plain("location / {"),
    ...toHeaders(options, value),
    ...toPreflight(options),
    plain("    proxy_pass http://127.0.0.1:4001;"),
    plain("}"),
  ];
}

/** A value that depends on the request's origin needs a map, which stands outside of the server's block. */
function toOrigin(origin: NonNullable<PluginOptions["origin"]>): {
  map: CodeLine[];
  value: string;
} {
  if (origin === true) return { map: [], value: "$http_origin" };
  if (typeof origin === "string") return { map: [], value: JSON.stringify(origin) };
  const all = [origin].flat().filter((one) => typeof one !== "boolean");
  if (all.includes("*")) return { map: [], value: '"*"' };
  const rows = all.map((one) =>
    setting(
      "origin",
      `    ${literal(typeof one === "string" ? one : `~${one.regex}`)} $http_origin;`,
    ),
  );
  return {
    map: [
      plain("map $http_origin $allowed_origin {"),
      ...rows,
      setting("origin", '    default "";'),
      plain("}"),
    ],
    value: "$allowed_origin",
  };
}

function toHeaders(options: PluginOptions, origin: string): CodeLine[] {
  const { credentials, methods, allowedHeaders, exposedHeaders, maxAge } = options;
  const headers: [name: string, value: string | undefined, option: string][] = [
    ["Access-Control-Allow-Origin", origin, "origin"],
    ["Vary", origin.startsWith("$") ? "Origin" : undefined, ""],
    ["Access-Control-Allow-Credentials", credentials ? '"true"' : undefined, "credentials"],
    ["Access-Control-Allow-Methods", methods && toValue(methods), "methods"],
    [
      "Access-Control-Allow-Headers",
      allowedHeaders === undefined
        ? "$http_access_control_request_headers"
        : toValue(allowedHeaders),
      "allowedHeaders",
    ],
    ["Access-Control-Expose-Headers", exposedHeaders && toValue(exposedHeaders), ""],
    ["Access-Control-Max-Age", maxAge?.toString(), ""],
  ];
  return headers.flatMap(([name, value, option]) =>
    value === undefined ? [] : [setting(option, `    add_header ${name} ${value} always;`)],
  );
}

function toPreflight({ preflight, optionsSuccessStatus = 204 }: PluginOptions): CodeLine[] {
  if (preflight === false) return [];
  return [plain(`    if ($request_method = OPTIONS) { return ${optionsSuccessStatus}; }`)];
}

function toText(options: PluginOptions): string {
  const lines = write(options).map(({ text }) => text);
  const start = lines.indexOf("location / {");
  return [
    "# Inside of http { }. The app behind must send no CORS headers: two of one name are an error.",
    `# ${toOriginTrap(options)}`,
    ...lines.slice(0, start),
    "",
    "server {",
    "    listen 4000;",
    "",
    "    # “always”: without it a response with 404 or 500 has no CORS header.",
    "    # Keep them together: a block with an add_header of its own inherits none of these.",
    ...lines.slice(start).map((line) => `    ${line}`),
    "}",
    "",
  ].join("\n");
}

export const nginx: Server = {
  name: "nginx",
  toSnippet: snippetWriter({
    none: { comment: "# no add_header for CORS" },
    lacks: {
      hook: "nginx has no hooks: it responds before the app does.",
      strictPreflight: "nginx does not tell a preflight from another OPTIONS request.",
      cacheControl:
        "A Cache-Control added here would be on every response, not only the preflight’s.",
      preflightContinue:
        "Without a response of its own nginx passes OPTIONS on to the app behind it.",
    },
    write,
    toDifference: () => null,
  }),
  note: "In nginx 1.22 every request ends as with Fastify. Without “always” a response with 404 or 500 has no CORS header.",
  file: { name: "api.conf", install: null, toText },
  verifiedBy: ranWith("nginx"),
};
