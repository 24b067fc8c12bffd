import type { CaseId } from "../runnable.ts";
import { port, wanted } from "../shared/node-app.ts";
import { type HeaderPolicy, policies, toOtherHeaders } from "../shared/policies.ts";
import { type Place, runProxy } from "../shared/proxy-app.ts";

const places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];

function toLocation(id: CaseId, upstream: string): string {
  const policy = policies[id];
  const lines = [
    ...(policy === undefined ? [] : toHeaders(id, policy)),
    // The line that most people copy.
    ...(id === "defaults" ? ['add_header Access-Control-Allow-Origin "*";'] : []),
    ...(id === "auth-before-cors" ? ["auth_request /token;"] : []),
    `proxy_pass http://${upstream};`,
  ];
  return `location /${id}/ {\n    ${lines.join("\n    ")}\n  }`;
}

function toHeaders(id: CaseId, policy: HeaderPolicy): string[] {
  const always = id === "without-always" ? "" : " always";
  const { origin } = policy;
  const allowed = typeof origin === "string" ? `"${origin}"` : "$allowed_origin";
  return [
    `add_header Access-Control-Allow-Origin ${allowed}${always};`,
    ...(typeof origin === "string" ? [] : [`add_header Vary Origin${always};`]),
    ...toOtherHeaders(policy).map(([name, value]) => `add_header ${name} "${value}"${always};`),
    "if ($request_method = OPTIONS) { return 204; }",
  ];
}

function toConfiguration({ folder, upstream }: Place): string {
  const { origin } = policies.pattern ?? {};
  const regex = typeof origin === "object" ? origin.regex : "";
  return `daemon off;
pid "${folder}/pid";
events {}
http {
  access_log off;
  ${places.map((name) => `${name}_temp_path "${folder}/${name}";`).join("\n  ")}
  map $http_origin $allowed_origin {
    "~${regex}" $http_origin;
    default "";
  }
  server {
  listen 127.0.0.1:${port};
  location = /token {
    internal;
    proxy_pass http://${upstream};
    proxy_pass_request_body off;
    proxy_set_header Content-Length "";
  }
  ${wanted.map((id) => toLocation(id, upstream)).join("\n  ")}
  }
}
`;
}

await runProxy("nginx.conf", toConfiguration, (path, folder) => [
  "-p",
  folder,
  "-c",
  path,
  "-e",
  "stderr",
]);
