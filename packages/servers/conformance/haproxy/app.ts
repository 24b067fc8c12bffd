import type { CaseId } from "../runnable.ts";
import { port, wanted } from "../shared/node-app.ts";
import { type HeaderPolicy, policies, toOtherHeaders } from "../shared/policies.ts";
import { type Place, runProxy } from "../shared/proxy-app.ts";

function toRules(id: CaseId): string[] {
  const here = `{ var(txn.case) -m str ${id} }`;
  const policy = policies[id];
  if (policy !== undefined) return toHeaders(policy, here);
  if (id === "defaults") {
    return [`http-response set-header Access-Control-Allow-Origin "*" if ${here}`];
  }
  if (id !== "auth-before-cors") return [];
  return [`http-request deny deny_status 401 if ${here} !{ req.hdr(Authorization) -m found }`];
}

/** After every response, so that the preflight's own has the headers too. */
function toHeaders(policy: HeaderPolicy, here: string): string[] {
  const { origin } = policy;
  const set = (name: string, value: string, when = here) =>
    `http-after-response set-header ${name} ${value} if ${when}`;
  const allow =
    typeof origin === "string"
      ? [set("Access-Control-Allow-Origin", `"${origin}"`)]
      : [
          set(
            "Access-Control-Allow-Origin",
            "%[var(txn.origin)]",
            `${here} { var(txn.origin) -m reg '${origin.regex}' }`,
          ),
          set("Vary", "Origin"),
        ];
  return [
    `http-request return status 204 if ${here} METH_OPTIONS`,
    ...allow,
    ...toOtherHeaders(policy).map(([name, value]) => set(name, `"${value}"`)),
  ];
}

/** HAProxy wants all rules on the request before those on the response. */
function toConfiguration({ upstream }: Place): string {
  const rules = wanted.flatMap(toRules);
  const isOfRequest = (rule: string) => rule.startsWith("http-request");
  return `defaults
  mode http
  timeout client 60s
  timeout server 60s
  timeout connect 60s
frontend api
  bind 127.0.0.1:${port}
  http-request set-var(txn.case) path,field(2,/)
  http-request set-var(txn.origin) req.hdr(Origin)
  ${rules.filter(isOfRequest).join("\n  ")}
  ${rules.filter((rule) => !isOfRequest(rule)).join("\n  ")}
  default_backend app
backend app
  server app ${upstream}
`;
}

await runProxy("haproxy.cfg", toConfiguration, (path) => ["-db", "-f", path]);
