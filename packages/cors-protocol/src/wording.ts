import type { CorsCheckCode, CorsErrorCode, Refusal } from "./codes.ts";
import { type Exchange, isPreflight } from "./exchange.ts";
import type { CorsRequest } from "./request.ts";
import type { Verdict } from "./verdict.ts";

/** Chromium repeats the preflight's failures of the CORS check behind this. */
const preflightPrefix = "Response to preflight request doesn't pass access control check: ";
/** Chromium's advice, printed for fetch() only. */
const advice = " Have the server send the header with a valid value.";
const include = "when the request's credentials mode is 'include'.";

/** Chromium 156. Source: third_party/blink/renderer/platform/loader/cors/cors_error_string.cc */
const corsCheckReasons: Record<CorsCheckCode, (parameter: string) => string> = {
  WildcardOriginNotAllowed: () =>
    `The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' ${include}`,
  MissingAllowOriginHeader: () =>
    "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
  MultipleAllowOriginValues: (parameter) =>
    `The 'Access-Control-Allow-Origin' header contains multiple values '${parameter}', but only one is allowed.${advice}`,
  InvalidAllowOriginValue: (parameter) =>
    `The 'Access-Control-Allow-Origin' header contains the invalid value '${parameter}'.${advice}`,
  AllowOriginMismatch: (parameter) =>
    `The 'Access-Control-Allow-Origin' header has a value '${parameter}' that is not equal to the supplied origin.${advice}`,
  InvalidAllowCredentials: (parameter) =>
    `The value of the 'Access-Control-Allow-Credentials' header in the response is '${parameter}' which must be 'true' ${include}`,
};

const preflightReasons: Record<
  Exclude<CorsErrorCode, CorsCheckCode | `Preflight${CorsCheckCode}`>,
  (parameter: string) => string
> = {
  PreflightInvalidStatus: () => `${preflightPrefix}It does not have HTTP ok status.`,
  PreflightDisallowedRedirect: () =>
    `${preflightPrefix}Redirect is not allowed for a preflight request.`,
  InvalidAllowMethodsPreflightResponse: () =>
    "Cannot parse Access-Control-Allow-Methods response header field in preflight response.",
  InvalidAllowHeadersPreflightResponse: () =>
    "Cannot parse Access-Control-Allow-Headers response header field in preflight response.",
  MethodDisallowedByPreflightResponse: (parameter) =>
    `Method ${parameter} is not allowed by Access-Control-Allow-Methods in preflight response.`,
  HeaderDisallowedByPreflightResponse: (parameter) =>
    `Request header field ${parameter} is not allowed by Access-Control-Allow-Headers in preflight response.`,
};

/** The part of Chromium's sentence that follows "has been blocked by CORS policy: ". */
export function toReason({ code, parameter }: Refusal): string {
  if (code in preflightReasons) {
    return preflightReasons[code as keyof typeof preflightReasons](parameter);
  }
  const check = code.replace(/^Preflight/, "") as CorsCheckCode;
  return (check === code ? "" : preflightPrefix) + corsCheckReasons[check](parameter);
}

/** Chromium's whole sentence for a blocked fetch(), as its console prints it. */
export function toSentence(request: Pick<CorsRequest, "url" | "origin">, refusal: Refusal): string {
  return `Access to fetch at '${request.url}' from origin '${request.origin}' has been blocked by CORS policy: ${toReason(refusal)}`;
}

// Chromium repeats the reason phrase of the status line; these are the ones that Node sends.
const reasonPhrases: Record<number, string> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  413: "Payload Too Large",
  415: "Unsupported Media Type",
  421: "Misdirected Request",
  500: "Internal Server Error",
  503: "Service Unavailable",
};

/**
 * Every error line that Chromium's console prints for a fetch(), in order; null where the exchanges do not
 * tell (no answer: the line then names a network error that the server cannot know).
 */
export function toConsoleLines(
  request: CorsRequest,
  exchanges: readonly Exchange[],
  verdict: Verdict,
): string[] | null {
  switch (verdict.outcome) {
    case "unanswered":
      return null;
    case "blocked":
      return [toSentence(request, verdict), "Failed to load resource: net::ERR_FAILED"];
    case "opaque":
    case "readable": {
      const status = exchanges.find((exchange) => !isPreflight(exchange))?.response?.status ?? 200;
      return status < 400
        ? []
        : [
            `Failed to load resource: the server responded with a status of ${status} (${reasonPhrases[status] ?? ""})`,
          ];
    }
  }
}
