import type { PluginOptions } from "@blocked/profiles";
import { type CodeLine, plain, setting } from "../shared/code.ts";
import { ranWith, toPolicy } from "../shared/policy.ts";
import { type Server, snippetWriter } from "../shared/server.ts";
import { toOriginTrap } from "../shared/whole-file.ts";
import { behind, proxyLacks, toOtherHeaders } from "./headers.ts";

const allowOrigin = "Header always set Access-Control-Allow-Origin";
const own = '"expr=%{HTTP:Origin}"';

function toOrigin(options: PluginOptions): CodeLine[] {
  const { allows, names, patterns } = toPolicy(options);
  const toLine = (text: string) => setting("origin", text);
  if (allows === "star") return [toLine(`${allowOrigin} "*"`)];
  const vary = plain("Header always merge Vary Origin");
  if (allows === "reflected") return [toLine(`${allowOrigin} ${own}`), vary];
  if (!Array.isArray(options.origin) && patterns.length === 0) {
    return [toLine(`${allowOrigin} "${names.join("")}"`)];
  }
  const tests = [
    ...(names.length > 0
      ? [`%{HTTP:Origin} in { ${names.map((name) => `'${name}'`).join(", ")} }`]
      : []),
    ...patterns.map(({ regex }) => `%{HTTP:Origin} =~ m#${regex}#`),
  ];
  return [toLine(`${allowOrigin} ${own} "expr=${tests.join(" || ")}"`), vary];
}

function write(options: PluginOptions): CodeLine[] {
  const requested = "expr=%{HTTP:Access-Control-Request-Headers}";
  return [
    ...toOrigin(options),
    ...toOtherHeaders(options, requested).map(([name, value, option]) =>
      setting(option, `Header always set ${name} "${value}"`),
    ),
    ...(options.preflight === false
      ? []
      : [
          plain("RewriteEngine On"),
          plain("RewriteCond %{REQUEST_METHOD} =OPTIONS"),
          plain("RewriteRule ^ - [R=204,L]"),
        ]),
    plain('ProxyPass "/" "http://127.0.0.1:4001/"'),
  ];
}

const toText = (options: PluginOptions) => `# a2enmod headers rewrite proxy proxy_http
${behind(toOriginTrap(options))}Listen 4000

<VirtualHost *:4000>
    # “always”: without it the preflight’s response, a 404 and a 500 have no CORS header.
${write(options)
  .map(({ text }) => `    ${text}`)
  .join("\n")}
</VirtualHost>
`;

export const apache: Server = {
  name: "Apache httpd",
  toSnippet: snippetWriter({
    none: { comment: "# no Header for CORS" },
    lacks: {
      ...proxyLacks("Apache httpd"),
      optionsSuccessStatus: "A RewriteRule that responds with 200 adds a page to it; 204 has none.",
    },
    write,
    toDifference: () => null,
  }),
  note: "Without “always” the response to a preflight and every error has no CORS header.",
  file: { name: "api.conf", install: null, toText },
  verifiedBy: ranWith("Apache httpd"),
};
