import type { CorsErrorCode } from "./codes.ts";
import type { ReadLine } from "./read-line.ts";

/** What each of WebKit's reasons may mean. */
const reasons: [pattern: RegExp, candidates: CorsErrorCode[]][] = [
  [
    /^Origin (?<origin>\S+) is not allowed by Access-Control-Allow-Origin\./,
    [
      "MissingAllowOriginHeader",
      "AllowOriginMismatch",
      "PreflightMissingAllowOriginHeader",
      "PreflightAllowOriginMismatch",
    ],
  ],
  [
    /^Access-Control-Allow-Origin cannot contain more than one origin\./,
    ["MultipleAllowOriginValues", "PreflightMultipleAllowOriginValues"],
  ],
  [
    /^Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true\./,
    ["WildcardOriginNotAllowed", "PreflightWildcardOriginNotAllowed"],
  ],
  [
    /^Credentials flag is true, but Access-Control-Allow-Credentials is not "true"\./,
    ["InvalidAllowCredentials", "PreflightInvalidAllowCredentials"],
  ],
  [
    /^Preflight response is not successful/,
    ["PreflightInvalidStatus", "PreflightDisallowedRedirect"],
  ],
  [
    /^Header Access-Control-Allow-Methods has an invalid value: (?<quoted>.*)/s,
    ["InvalidAllowMethodsPreflightResponse"],
  ],
  [
    /^Header Access-Control-Allow-Headers has an invalid value: (?<quoted>.*)/s,
    ["InvalidAllowHeadersPreflightResponse"],
  ],
  [
    /^Method (?<quoted>\S+) is not allowed by Access-Control-Allow-Methods\./,
    ["MethodDisallowedByPreflightResponse"],
  ],
  [
    /^Request header field (?<quoted>\S+) is not allowed by Access-Control-Allow-Headers\./,
    ["HeaderDisallowedByPreflightResponse"],
  ],
  [/^redirection URL (?<quoted>\S+) has credentials/, ["RedirectContainsCredentials"]],
  [
    /^not allowed to follow a cross-origin CORS redirection with non CORS scheme/,
    ["CorsDisabledScheme"],
  ],
  [/^Cross origin requests are only supported for HTTP\./, ["CorsDisabledScheme"]],
  [
    /^Unsafe attempt to load URL (?<url>\S+) from origin (?<origin>\S+)\. Domains, protocols and ports must match\./,
    ["DisallowedByMode"],
  ],
];

/** WebKit's second line, which names the address and no reason. */
const second =
  /^(?:Fetch API|XMLHttpRequest) cannot load (?<url>\S+) due to access control checks\./;
/** Of a request in same-origin mode there is nothing more to tell. */
const unsent = /^(?:Fetch API|XMLHttpRequest) cannot load (?<url>\S+)\.$/;
const redirection =
  /^Cross-origin redirection to (?<url>\S+) denied by Cross-Origin Resource Sharing policy: (?<reason>.*)/s;

/** Reads a line of WebKit's console, Safari's with its "[Error]" too: null for any other. */
export function readWebKitLine(text: string): ReadLine | null {
  const line = text.replace(/^\[Error\] /, "").replace(/^Failed to load resource: /, "");
  const failed = second.exec(line)?.groups?.["url"];
  if (failed !== undefined) return toRead([], { url: failed });
  const refused = unsent.exec(line)?.groups?.["url"];
  if (refused !== undefined) return toRead(["DisallowedByMode"], { url: refused });
  const hop = redirection.exec(line)?.groups;
  const reason = hop?.["reason"] ?? line;
  for (const [pattern, candidates] of reasons) {
    const match = pattern.exec(reason);
    if (match !== null) return toRead(candidates, { ...match.groups, ...hop });
  }
  return null;
}

type Named = Partial<Record<"url" | "origin" | "quoted", string>>;

function toRead(candidates: readonly CorsErrorCode[], named: Named): ReadLine {
  const [code = null] = candidates;
  return {
    engine: "webkit",
    code,
    candidates,
    parameter: named.quoted ?? "",
    url: named.url ?? null,
    origin: named.origin ?? null,
    redirectedFrom: null,
  };
}
