import type { CorsErrorCode } from "@blocked/cors-protocol";
import type { Link } from "@blocked/profiles";

const fetchStandard = (anchor: string, title: string): Link => ({
  title: `Fetch Standard: ${title}`,
  href: `https://fetch.spec.whatwg.org/#${anchor}`,
});
const localNetwork: Link = {
  title: "Local Network Access: the draft",
  href: "https://wicg.github.io/local-network-access/",
};

/** The steps of the standard for codes outside of the CORS check and the preflight. */
const steps: Partial<Record<CorsErrorCode, Link>> = {
  DisallowedByMode: fetchStandard("concept-main-fetch", "main fetch"),
  NoCorsRedirectModeNotFollow: fetchStandard("concept-main-fetch", "main fetch"),
  CorsDisabledScheme: fetchStandard("concept-scheme-fetch", "scheme fetch"),
  RedirectContainsCredentials: fetchStandard("concept-http-redirect-fetch", "HTTP-redirect fetch"),
  InvalidResponse: fetchStandard("concept-http-fetch", "HTTP fetch"),
  InsecureLocalNetwork: localNetwork,
  InvalidLocalNetworkAccess: localNetwork,
  LocalNetworkAccessPermissionDenied: localNetwork,
};

function toStep(code: CorsErrorCode): Link {
  return (
    steps[code] ??
    (code.includes("Preflight")
      ? fetchStandard("cors-preflight-fetch-0", "CORS-preflight fetch")
      : fetchStandard("concept-cors-check", "CORS check"))
  );
}

/** MDN's pages about the same errors; they quote messages of older Firefox versions. */
const mdnPages: Partial<Record<string, string>> = {
  MissingAllowOriginHeader: "CORSMissingAllowOrigin",
  AllowOriginMismatch: "CORSAllowOriginNotMatchingOrigin",
  InvalidAllowOriginValue: "CORSAllowOriginNotMatchingOrigin",
  MultipleAllowOriginValues: "CORSMultipleAllowOriginNotAllowed",
  WildcardOriginNotAllowed: "CORSNotSupportingCredentials",
  InvalidAllowCredentials: "CORSMissingAllowCredentials",
  InvalidStatus: "CORSPreflightDidNotSucceed",
  DisallowedRedirect: "CORSExternalRedirectNotAllowed",
  InvalidAllowMethodsPreflightResponse: "CORSInvalidAllowMethod",
  InvalidAllowHeadersPreflightResponse: "CORSInvalidAllowHeader",
  MethodDisallowedByPreflightResponse: "CORSMethodNotFound",
  HeaderDisallowedByPreflightResponse: "CORSMissingAllowHeaderFromPreflight",
  CorsDisabledScheme: "CORSRequestNotHttp",
};

/** Where to read more about a code: the standard, then MDN. */
export function toLinks(code: CorsErrorCode): Link[] {
  const mdn = mdnPages[code.replace(/^Preflight/, "")];
  if (mdn === undefined) return [toStep(code)];
  const href = `https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CORS/Errors/${mdn}`;
  return [toStep(code), { title: "MDN: the same error", href }];
}
