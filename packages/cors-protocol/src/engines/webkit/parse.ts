import type { CorsErrorCode } from "../../model/codes.ts";
import type { ReadLine } from "../../explain/read-line.ts";
import { isWord, matchTemplate, type Template, toTemplate } from "../shared/template.ts";

/** What each of WebKit's reasons may mean. A line may go on behind them. */
const reasons: [sentence: string, candidates: CorsErrorCode[]][] = [
  [
    "Origin {origin} is not allowed by Access-Control-Allow-Origin.",
    [
      "MissingAllowOriginHeader",
      "AllowOriginMismatch",
      "PreflightMissingAllowOriginHeader",
      "PreflightAllowOriginMismatch",
    ],
  ],
  [
    "Access-Control-Allow-Origin cannot contain more than one origin.",
    ["MultipleAllowOriginValues", "PreflightMultipleAllowOriginValues"],
  ],
  [
    "Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.",
    ["WildcardOriginNotAllowed", "PreflightWildcardOriginNotAllowed"],
  ],
  [
    'Credentials flag is true, but Access-Control-Allow-Credentials is not "true".',
    ["InvalidAllowCredentials", "PreflightInvalidAllowCredentials"],
  ],
  [
    "Preflight response is not successful",
    ["PreflightInvalidStatus", "PreflightDisallowedRedirect"],
  ],
  [
    "Header Access-Control-Allow-Methods has an invalid value: {list}",
    ["InvalidAllowMethodsPreflightResponse"],
  ],
  [
    "Header Access-Control-Allow-Headers has an invalid value: {list}",
    ["InvalidAllowHeadersPreflightResponse"],
  ],
  [
    "Method {quoted} is not allowed by Access-Control-Allow-Methods.",
    ["MethodDisallowedByPreflightResponse"],
  ],
  [
    "Request header field {quoted} is not allowed by Access-Control-Allow-Headers.",
    ["HeaderDisallowedByPreflightResponse"],
  ],
  ["redirection URL {quoted} has credentials", ["RedirectContainsCredentials"]],
  [
    "not allowed to follow a cross-origin CORS redirection with non CORS scheme",
    ["CorsDisabledScheme"],
  ],
  ["Cross origin requests are only supported for HTTP.", ["CorsDisabledScheme"]],
  [
    "Unsafe attempt to load URL {url} from origin {origin}. Domains, protocols and ports must match.",
    ["DisallowedByMode"],
  ],
];
const templates = reasons.map(([sentence, candidates]) => ({
  template: toTemplate(sentence),
  candidates,
}));

const askers = ["Fetch API", "XMLHttpRequest"];
/** WebKit's second line, which names the address and no reason. */
const failures = askers.map((asker) =>
  toTemplate(`${asker} cannot load {url} due to access control checks.`),
);
/** Of a request in same-origin mode there is nothing more to tell. */
const unsent = askers.map((asker) => toTemplate(`${asker} cannot load {url}.`));
const redirection = toTemplate(
  "Cross-origin redirection to {url} denied by Cross-Origin Resource Sharing policy: {reason}",
);

/** Reads a line of WebKit's console, Safari's with its "[Error]" too: null for any other. */
export function readWebKitLine(text: string): ReadLine | null {
  const line = without("Failed to load resource: ", without("[Error] ", text));
  for (const template of failures) {
    const named = read(template, line, "beginning");
    if (named !== null) return toRead([], named);
  }
  for (const template of unsent) {
    const named = read(template, line, "whole");
    if (named !== null) return toRead(["DisallowedByMode"], named);
  }
  const { reason = line, ...hop } = read(redirection, line, "beginning") ?? {};
  for (const { template, candidates } of templates) {
    const named = read(template, reason, "beginning");
    if (named !== null) return toRead(candidates, { ...named, ...hop });
  }
  return null;
}

function without(prefix: string, text: string): string {
  return text.startsWith(prefix) ? text.slice(prefix.length) : text;
}

/** Everything that WebKit names is one word, but for a list and a reason. */
function read(template: Template, text: string, extent: "whole" | "beginning"): Named | null {
  const named = matchTemplate(template, text, extent);
  const { list: _list, reason: _reason, ...words } = named ?? {};
  return Object.values(words).every((word = "") => isWord(word)) ? named : null;
}

type Named = Partial<Record<"url" | "origin" | "quoted" | "list" | "reason", string>>;

function toRead(candidates: readonly CorsErrorCode[], named: Named): ReadLine {
  const [code = null] = candidates;
  return {
    engine: "webkit",
    code,
    candidates,
    parameter: named.quoted ?? named.list ?? "",
    url: named.url ?? null,
    origin: named.origin ?? null,
    redirectedFrom: null,
  };
}
