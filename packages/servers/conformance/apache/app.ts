import { existsSync } from "node:fs";
import type { CaseId } from "../runnable.ts";
import { port, wanted } from "../shared/node-app.ts";
import { type HeaderPolicy, policies, toOtherHeaders } from "../shared/policies.ts";
import { type Place, runProxy } from "../shared/proxy-app.ts";

const modules = ["/usr/lib/apache2/modules", "/usr/lib64/httpd/modules", "/usr/libexec/apache2"];
const folder = modules.find((path) => existsSync(path)) ?? "modules";
const needed = ["mpm_event", "authz_core", "headers", "rewrite", "setenvif", "proxy", "proxy_http"];

function toLocation(id: CaseId): string {
  const policy = policies[id];
  if (policy !== undefined) {
    return [
      `<Location "/${id}/">`,
      ...toHeaders(policy).map((line) => `  ${line}`),
      "</Location>",
      "RewriteCond %{REQUEST_METHOD} =OPTIONS",
      `RewriteRule ^/${id}/ - [R=204,L]`,
    ].join("\n");
  }
  if (id === "defaults") {
    return `<Location "/${id}/">\n  Header set Access-Control-Allow-Origin "*"\n</Location>`;
  }
  if (id !== "auth-before-cors") return "";
  return `RewriteCond %{HTTP:Authorization} ^$\nRewriteRule ^/${id}/ - [R=401,L]`;
}

/** With “always”: without it the response that a RewriteRule makes has no such header. */
function toHeaders(policy: HeaderPolicy): string[] {
  const { origin } = policy;
  const others = toOtherHeaders(policy).map(
    ([name, value]) => `Header always set ${name} "${value}"`,
  );
  if (typeof origin === "string") {
    return [`Header always set Access-Control-Allow-Origin "${origin}"`, ...others];
  }
  return [
    `SetEnvIf Origin "${origin.regex}" ALLOWED_ORIGIN=$0`,
    'Header always set Access-Control-Allow-Origin "%{ALLOWED_ORIGIN}e" env=ALLOWED_ORIGIN',
    "Header always merge Vary Origin",
    ...others,
  ];
}

const toConfiguration = (place: Place) => `ServerRoot "${place.folder}"
ServerName localhost
PidFile "${place.folder}/pid"
DefaultRuntimeDir "${place.folder}"
ErrorLog "${place.folder}/log"
LogLevel error
${process.getuid?.() === 0 ? "User nobody\nGroup nogroup" : ""}
Listen 127.0.0.1:${port}
${needed.map((name) => `LoadModule ${name}_module ${folder}/mod_${name}.so`).join("\n")}
RewriteEngine On
${wanted.map(toLocation).join("\n")}
ProxyPass "/" "http://${place.upstream}/"
`;

await runProxy("httpd.conf", toConfiguration, (path) => ["-f", path, "-DFOREGROUND"]);
