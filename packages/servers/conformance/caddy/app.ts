import type { CaseId } from "../runnable.ts";
import { port, wanted } from "../shared/node-app.ts";
import { type HeaderPolicy, policies, toOtherHeaders } from "../shared/policies.ts";
import { type Place, runProxy } from "../shared/proxy-app.ts";

function toHandle(id: CaseId, upstream: string): string {
  const policy = policies[id];
  const lines = [
    ...(policy === undefined ? [] : toHeaders(policy)),
    ...(id === "defaults" ? ["header Access-Control-Allow-Origin *"] : []),
    ...(id === "auth-before-cors" ? [`forward_auth ${upstream} {\n      uri /token\n    }`] : []),
    `reverse_proxy ${upstream}`,
  ];
  return `handle /${id}/* {\n    ${lines.join("\n    ")}\n  }`;
}

function toHeaders(policy: HeaderPolicy): string[] {
  const { origin } = policy;
  const others = toOtherHeaders(policy).map(([name, value]) => `header ${name} "${value}"`);
  const preflight = ["@preflight method OPTIONS", "respond @preflight 204"];
  if (typeof origin === "string") {
    return [`header Access-Control-Allow-Origin "${origin}"`, ...others, ...preflight];
  }
  return [
    `@allowed header_regexp Origin ${origin.regex}`,
    "header @allowed Access-Control-Allow-Origin {header.Origin}",
    "header Vary Origin",
    ...others,
    ...preflight,
  ];
}

const toConfiguration = ({ upstream }: Place) => `{
  admin off
  auto_https off
  log {
    level ERROR
  }
}
http://:${port} {
  bind 127.0.0.1
  ${wanted.map((id) => toHandle(id, upstream)).join("\n  ")}
}
`;

await runProxy("Caddyfile", toConfiguration, (path) => [
  "run",
  `--config=${path}`,
  "--adapter=caddyfile",
]);
