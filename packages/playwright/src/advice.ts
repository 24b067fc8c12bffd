import type { CorsErrorCode } from "@blocked/cors-protocol";
import { explanations } from "@blocked/cors-protocol/messages";
import { type CorsFailure, toOrigin } from "./failure.ts";

export type Advice = {
  /** One plain sentence. */
  cause: string;
  /** The header that decided, and its value as far as the browser names it; empty where none did. */
  header: string;
  /** One sentence that says what to change. */
  fix: string;
};

/** Says why a request was blocked, by which header, and what to change. */
export function advise(failure: CorsFailure): Advice {
  const [code] = failure.codes;
  if (code === undefined) {
    return {
      cause: "CORS blocked the request, and the browser's line does not say why.",
      header: "",
      fix: "Look at the request in the Network tab of the developer tools.",
    };
  }
  return { cause: explanations[code], header: toHeader(code, failure), fix: toFix(code, failure) };
}

const allow = (name: string) => `Access-Control-Allow-${name}`;

function toHeader(code: CorsErrorCode, { parameter, codes, method }: CorsFailure): string {
  // One text for two codes cannot say whether the header was there.
  if (codes.length > 1 && codes.some((one) => base(one) !== base(code))) return allow("Origin");
  switch (base(code)) {
    case "MissingAllowOriginHeader":
      return `${allow("Origin")}: (not sent)`;
    case "WildcardOriginNotAllowed":
      return `${allow("Origin")}: *`;
    case "AllowOriginMismatch":
    case "InvalidAllowOriginValue":
    case "MultipleAllowOriginValues":
      return withValue(allow("Origin"), parameter);
    case "InvalidAllowCredentials":
      return `${allow("Credentials")}: ${parameter === "" ? "(not true)" : parameter}`;
    case "MethodDisallowedByPreflightResponse":
      return `${allow("Methods")}: (without ${parameter || method || "the method"})`;
    case "HeaderDisallowedByPreflightResponse":
      return `${allow("Headers")}: (without ${parameter || "a header of the request"})`;
    case "InvalidAllowMethodsPreflightResponse":
      return withValue(allow("Methods"), parameter);
    case "InvalidAllowHeadersPreflightResponse":
      return withValue(allow("Headers"), parameter);
    default:
      return "";
  }
}

const withValue = (name: string, value: string) => (value === "" ? name : `${name}: ${value}`);
const base = (code: CorsErrorCode) => code.replace(/^Preflight(?=.*(?:Allow|Wildcard))/, "");

function toFix(code: CorsErrorCode, failure: CorsFailure): string {
  const { parameter, origin, url, method } = failure;
  const server = toOrigin(url) === "null" ? url : toOrigin(url);
  const line = `${allow("Origin")}: ${origin}`;
  const where = isPreflightCode(code)
    ? "the response to OPTIONS and the response itself"
    : "the response, errors included";
  switch (base(code)) {
    case "MissingAllowOriginHeader":
    case "AllowOriginMismatch":
    case "InvalidAllowOriginValue":
    case "WildcardOriginNotAllowed":
      return `Let ${server} send “${line}” with ${where}.`;
    case "MultipleAllowOriginValues":
      return `Let only one of application and proxy send the header, as “${line}”.`;
    case "InvalidAllowCredentials":
      return `Let ${server} send “${allow("Credentials")}: true” with ${where}, or send the request without credentials.`;
    case "PreflightInvalidStatus":
      return `Let ${server} answer OPTIONS with status 204, before routes and authentication see it.`;
    case "PreflightDisallowedRedirect":
      return `Call the address to which ${server} redirects, or let it answer OPTIONS without a redirect.`;
    case "MethodDisallowedByPreflightResponse":
      return `Add ${parameter || method || "the method"} to ${allow("Methods")} in the response to OPTIONS; methods are case-sensitive.`;
    case "HeaderDisallowedByPreflightResponse":
      return `Add ${parameter || "the header"} to ${allow("Headers")} in the response to OPTIONS, or do not send the header.`;
    case "InvalidAllowMethodsPreflightResponse":
      return `Send ${allow("Methods")} as names separated by commas.`;
    case "InvalidAllowHeadersPreflightResponse":
      return `Send ${allow("Headers")} as names separated by commas.`;
    case "DisallowedByMode":
      return "Call fetch without mode: “same-origin”, or call an address of the page's own origin.";
    case "CorsDisabledScheme":
      return "Write the address with http:// or https://.";
    case "RedirectContainsCredentials":
      return `Let ${server} redirect to an address without a user name and password.`;
    case "NoCorsRedirectModeNotFollow":
      return "Call fetch without mode: “no-cors”, or with redirect: “follow”.";
    case "InsecureLocalNetwork":
    case "InvalidLocalNetworkAccess":
    case "LocalNetworkAccessPermissionDenied":
      return "Serve the page over https, and grant the context the permission “local-network-access”.";
    default:
      return `Look at the response of ${server} with curl -i.`;
  }
}

/** Whether the response to the preflight decided. */
export function isPreflightCode(code: CorsErrorCode | undefined): boolean {
  return code?.includes("Preflight") ?? false;
}
