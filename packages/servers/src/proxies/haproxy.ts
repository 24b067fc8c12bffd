import type { PluginOptions } from "@blocked/profiles";
import { type CodeLine, plain, setting } from "../shared/code.ts";
import { ranWith, toPolicy } from "../shared/policy.ts";
import { type Server, snippetWriter } from "../shared/server.ts";
import { toOriginTrap } from "../shared/whole-file.ts";
import { behind, proxyLacks, toOtherHeaders } from "./headers.ts";

/** After every response, so that the preflight's own has the headers too. */
const set = (name: string, value: string, when = "") =>
  `http-after-response set-header ${name} ${value}${when}`;

const allowOrigin = "Access-Control-Allow-Origin";
const own = "%[var(txn.origin)]";

/** The rules on the request, and those on the response, which HAProxy wants after them. */
function toOrigin(options: PluginOptions): { before: CodeLine[]; after: CodeLine[] } {
  const { allows, names, patterns } = toPolicy(options);
  const toLine = (text: string) => setting("origin", text);
  if (allows === "star") return { before: [], after: [toLine(set(allowOrigin, '"*"'))] };
  if (allows === "listed" && !Array.isArray(options.origin) && patterns.length === 0) {
    return { before: [], after: [toLine(set(allowOrigin, `"${names.join("")}"`))] };
  }
  const keep = plain("http-request set-var(txn.origin) req.hdr(Origin)");
  const vary = plain(set("Vary", "Origin"));
  if (allows === "reflected") {
    return { before: [keep], after: [toLine(set(allowOrigin, own)), vary] };
  }
  const tests = [
    ...names.map((name) => `acl allowed var(txn.origin) -m str ${name}`),
    ...patterns.map(({ regex }) => `acl allowed var(txn.origin) -m reg '${regex}'`),
  ];
  return {
    before: [keep, ...tests.map(toLine)],
    after: [toLine(set(allowOrigin, own, " if allowed")), vary],
  };
}

function write(options: PluginOptions): CodeLine[] {
  const { preflight, optionsSuccessStatus = 204, allowedHeaders } = options;
  const { before, after } = toOrigin(options);
  const rules = [
    ...before,
    ...(allowedHeaders === undefined
      ? [
          setting(
            "allowedHeaders",
            "http-request set-var(txn.headers) req.fhdr(Access-Control-Request-Headers)",
          ),
        ]
      : []),
    ...(preflight === false
      ? []
      : [plain(`http-request return status ${optionsSuccessStatus} if METH_OPTIONS`)]),
    ...after,
    ...toOtherHeaders(options, "%[var(txn.headers)]").map(([name, value, option]) =>
      setting(option, set(name, JSON.stringify(value))),
    ),
  ];
  return [
    plain("frontend api"),
    ...["bind :4000"].map((text) => plain(`    ${text}`)),
    ...rules.map((line) => ({ ...line, text: `    ${line.text}` })),
    plain("    default_backend app"),
  ];
}

const toText = (options: PluginOptions) => `${behind(toOriginTrap(options))}defaults
    mode http
    timeout client 60s
    timeout server 60s
    timeout connect 5s

${write(options)
  .map(({ text }) => text)
  .join("\n")}

backend app
    server app 127.0.0.1:4001
`;

export const haproxy: Server = {
  name: "HAProxy",
  toSnippet: snippetWriter({
    none: { comment: "# no set-header for CORS" },
    lacks: proxyLacks("HAProxy"),
    write,
    toDifference: () => null,
  }),
  note: "HAProxy responds to every OPTIONS request itself, so one to an address that does not exist gets 204 too.",
  file: { name: "haproxy.cfg", install: null, toText },
  verifiedBy: ranWith("HAProxy"),
};
