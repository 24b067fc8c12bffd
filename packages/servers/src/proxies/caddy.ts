import { type PluginOptions, toRegExp } from "@blocked/profiles";
import { type CodeLine, plain, setting } from "../shared/code.ts";
import { ranWith, toPolicy } from "../shared/policy.ts";
import { type Server, snippetWriter } from "../shared/server.ts";
import { toOriginTrap } from "../shared/whole-file.ts";
import { behind, proxyLacks, toOtherHeaders } from "./headers.ts";

const allowOrigin = "Access-Control-Allow-Origin";
const own = "{header.Origin}";

function toOrigin(options: PluginOptions): CodeLine[] {
  const { allows, names, patterns } = toPolicy(options);
  const toLine = (text: string) => setting("origin", `    ${text}`);
  if (allows === "star") return [toLine(`header ${allowOrigin} *`)];
  const vary = plain("    header Vary Origin");
  if (allows === "reflected") return [toLine(`header ${allowOrigin} ${own}`), vary];
  if (!Array.isArray(options.origin) && patterns.length === 0) {
    return [toLine(`header ${allowOrigin} ${names.join("")}`)];
  }
  const matcher =
    patterns.length === 0
      ? ["@allowed {", ...names.map((name) => `    header Origin ${name}`), "}"]
      : [`@allowed header_regexp Origin \`${toRegex(options)}\``];
  return [...matcher.map(toLine), toLine(`header @allowed ${allowOrigin} ${own}`), vary];
}

/** Matchers of two kinds must both match, so that names beside a pattern become one too. */
function toRegex(options: PluginOptions): string {
  const { names, patterns } = toPolicy(options);
  const escaped = names.map((name) => `^${name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`);
  return [...escaped, ...patterns.map((one) => toRegExp(one).source)].join("|");
}

function write(options: PluginOptions): CodeLine[] {
  const { preflight, optionsSuccessStatus = 204 } = options;
  const others = toOtherHeaders(options, "{header.Access-Control-Request-Headers}");
  return [
    plain(":4000 {"),
    ...toOrigin(options),
    ...others.map(([name, value, option]) =>
      setting(option, `    header ${name} ${value.includes(" ") ? JSON.stringify(value) : value}`),
    ),
    ...(preflight === false
      ? []
      : [
          plain("    @preflight method OPTIONS"),
          plain(`    respond @preflight ${optionsSuccessStatus}`),
        ]),
    plain("    reverse_proxy 127.0.0.1:4001"),
    plain("}"),
  ];
}

export const caddy: Server = {
  name: "Caddy",
  toSnippet: snippetWriter({
    none: { comment: "# no header directive for CORS" },
    lacks: proxyLacks("Caddy"),
    write,
    toDifference: () => null,
  }),
  note: "Caddy responds to every OPTIONS request itself, so one to an address that does not exist gets 204 too.",
  file: {
    name: "Caddyfile",
    install: null,
    toText: (options) =>
      `${behind(toOriginTrap(options))}${write(options)
        .map(({ text }) => text.replaceAll("    ", "\t"))
        .join("\n")}\n`,
  },
  verifiedBy: ranWith("Caddy"),
};
