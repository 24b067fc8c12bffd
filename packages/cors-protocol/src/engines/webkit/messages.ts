import type { CorsErrorCode } from "../../model/codes.ts";
import { defineMessage, toTemplate } from "../shared/template.ts";

/** The reasons that WebKitGTK 2.50 prints. */
export const reasons = [
  defineMessage(
    "Origin {origin} is not allowed by Access-Control-Allow-Origin.",
    [
      "MissingAllowOriginHeader",
      "AllowOriginMismatch",
      "PreflightMissingAllowOriginHeader",
      "PreflightAllowOriginMismatch",
    ],
    " Status code: {status}",
  ),
  defineMessage("Access-Control-Allow-Origin cannot contain more than one origin.", [
    "MultipleAllowOriginValues",
    "PreflightMultipleAllowOriginValues",
  ]),
  defineMessage(
    "Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.",
    ["WildcardOriginNotAllowed", "PreflightWildcardOriginNotAllowed"],
  ),
  defineMessage('Credentials flag is true, but Access-Control-Allow-Credentials is not "true".', [
    "InvalidAllowCredentials",
    "PreflightInvalidAllowCredentials",
  ]),
  defineMessage(
    "Preflight response is not successful",
    ["PreflightInvalidStatus", "PreflightDisallowedRedirect"],
    ". Status code: {status}",
  ),
  ...(["Methods", "Headers"] as const).map((list) =>
    defineMessage(`Header Access-Control-Allow-${list} has an invalid value: {list}`, [
      `InvalidAllow${list}PreflightResponse`,
    ]),
  ),
  defineMessage("Method {quoted} is not allowed by Access-Control-Allow-Methods.", [
    "MethodDisallowedByPreflightResponse",
  ]),
  defineMessage("Request header field {quoted} is not allowed by Access-Control-Allow-Headers.", [
    "HeaderDisallowedByPreflightResponse",
  ]),
  defineMessage("redirection URL {quoted} has credentials", ["RedirectContainsCredentials"]),
  defineMessage("not allowed to follow a cross-origin CORS redirection with non CORS scheme", [
    "CorsDisabledScheme",
  ]),
];

/** The reason for a request to another scheme than HTTP. */
export const onlyHttp = defineMessage("Cross origin requests are only supported for HTTP.", [
  "CorsDisabledScheme",
]);

/** The reason for a request in same-origin mode, which only earlier versions print. */
export const unsafeAttempt = defineMessage(
  "Unsafe attempt to load URL {url} from origin {origin}. Domains, protocols and ports must match.",
  ["DisallowedByMode"],
);

/** Precedes the reason for a response that redirects. */
export const redirectionDenied = toTemplate(
  "Cross-origin redirection to {url} denied by Cross-Origin Resource Sharing policy: {reason}",
);

/** The line after the reason, which names the address. */
export const accessDenied = toTemplate(
  "{initiator} cannot load {url} due to access control checks.",
);

/** The only line for a request in same-origin mode. */
export const cannotLoad = toTemplate("{initiator} cannot load {url}.");

export const initiators = { fetch: "Fetch API", xmlhttprequest: "XMLHttpRequest" };

/** Reasons that are not about CORS. */
export const failures = {
  cannotBeShown: "The URL can’t be shown",
  ftpIsDisabled: "FTP URLs are disabled",
  notHttp: "Redirection to URL with a scheme that is not HTTP(S).",
  tooManyRedirects: "Load cannot follow more than 20 redirections",
  resourcePolicy: toTemplate(
    "Cancelled load to {url} because it violates the resource's Cross-Origin-Resource-Policy response header.",
  ),
};

/** The first reason for a code; none for a code that WebKit does not report. */
export function reasonOf(code: CorsErrorCode) {
  return reasons.find(({ codes }) => codes.includes(code));
}
