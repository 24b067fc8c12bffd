import { type Exchange, isPreflight } from "./exchange.ts";
import { getHeader } from "./headers.ts";
import { reasonPhraseOf } from "./reason-phrases.ts";
import { serializeOrigin } from "./redirect.ts";
import type { CorsRequest } from "./request.ts";
import type { Verdict } from "./verdict.ts";
import type { ConsoleLines } from "./wording.ts";

type Blocked = Extract<Verdict, { outcome: "blocked" }>;

/** Every error line that WebKit's console prints for a request, in order; null where the network has the word. */
export function toWebKitLines(
  request: CorsRequest,
  exchanges: readonly Exchange[],
  verdict: Verdict,
): ConsoleLines | null {
  switch (verdict.outcome) {
    case "unanswered":
      return null;
    case "blocked":
      return toBlockedLines(request, exchanges, verdict);
    case "opaque":
    case "readable": {
      const last = exchanges.findLast((exchange) => !isPreflight(exchange));
      const status = last?.response?.status ?? 200;
      return status < 400
        ? []
        : [
            [
              `Failed to load resource: the server responded with a status of ${status} (${reasonPhraseOf(status)})`,
            ],
          ];
    }
  }
}

function toBlockedLines(
  request: CorsRequest,
  exchanges: readonly Exchange[],
  verdict: Blocked,
): ConsoleLines {
  const url = verdict.urls.at(-1) ?? request.url;
  const reason = toWebKitReason(request, exchanges, verdict);
  const who = request.initiatorType === "xmlhttprequest" ? "XMLHttpRequest" : "Fetch API";
  return [
    [reason],
    [`${who} cannot load ${url} due to access control checks.`],
    [`Failed to load resource: ${reason}`],
  ];
}

/** WebKit's own reason; one for a missing and for a wrong Allow-Origin. */
export function toWebKitReason(
  request: CorsRequest,
  exchanges: readonly Exchange[],
  { code, parameter, urls }: Blocked,
): string {
  const last = exchanges.at(-1)?.response;
  const status = last?.status ?? 0;
  const list = (name: string) => {
    const header = `Access-Control-Allow-${name}`;
    return `Header ${header} has an invalid value: ${getHeader(last?.headers ?? [], header) ?? ""}`;
  };
  switch (code.replace(/^Preflight(?=Missing|Allow|Invalid(?!Status)|Multiple|Wildcard)/, "")) {
    case "MissingAllowOriginHeader":
    case "AllowOriginMismatch":
    case "InvalidAllowOriginValue":
      return `Origin ${serializeOrigin(request.origin, urls)} is not allowed by Access-Control-Allow-Origin. Status code: ${status}`;
    case "MultipleAllowOriginValues":
      return "Access-Control-Allow-Origin cannot contain more than one origin.";
    case "WildcardOriginNotAllowed":
      return "Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.";
    case "InvalidAllowCredentials":
      return 'Credentials flag is true, but Access-Control-Allow-Credentials is not "true".';
    case "PreflightInvalidStatus":
    case "PreflightDisallowedRedirect":
      return `Preflight response is not successful. Status code: ${status}`;
    case "InvalidAllowMethodsPreflightResponse":
      return list("Methods");
    case "InvalidAllowHeadersPreflightResponse":
      return list("Headers");
    case "MethodDisallowedByPreflightResponse":
      return `Method ${parameter} is not allowed by Access-Control-Allow-Methods.`;
    case "HeaderDisallowedByPreflightResponse":
      return `Request header field ${parameter} is not allowed by Access-Control-Allow-Headers.`;
    default:
      return "Cross origin requests are only supported for HTTP.";
  }
}
