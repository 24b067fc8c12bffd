import { failures, neighbour, reason, type Reader, type Sign, word } from "../shared/sign.ts";

/** Edge before version 79 and Internet Explorer. Source: Microsoft's list of console messages. */
const legacyEdge: Sign[] = [
  {
    says: "The origin {origin} did not find {parameter} in the Access-Control-Allow-Origin response header for cross-origin resource at {url}",
    ...missingOrigin(),
  },
  { says: "Origin {origin} not found in Access-Control-Allow-Origin header", ...missingOrigin() },
  { says: "SEC7120", ...missingOrigin() },
  reason("SEC7121", "WildcardOriginNotAllowed", "PreflightWildcardOriginNotAllowed"),
  reason("SEC7122", "InvalidAllowCredentials", "PreflightInvalidAllowCredentials"),
  reason(
    "Request header {parameter} was not present in the Access-Control-Allow-Headers list",
    "HeaderDisallowedByPreflightResponse",
  ),
  reason("SEC7123", "HeaderDisallowedByPreflightResponse"),
  reason(
    "Request method {parameter} was not present in the Access-Control-Allow-Methods list",
    "MethodDisallowedByPreflightResponse",
  ),
  reason("SEC7124", "MethodDisallowedByPreflightResponse"),
  reason(
    "XMLHttpRequest for {url} caused a response headers parsing failure",
    "InvalidAllowHeadersPreflightResponse",
    "InvalidAllowMethodsPreflightResponse",
  ),
  reason("Redirects are not allowed for CORS preflight requests", "PreflightDisallowedRedirect"),
  reason("SEC7126", "PreflightDisallowedRedirect"),
  reason("Redirect was blocked for CORS request", "RedirectContainsCredentials"),
  reason("SEC7128", "MultipleAllowOriginValues", "PreflightMultipleAllowOriginValues"),
  reason("SEC7129", "InvalidAllowCredentials", "PreflightInvalidAllowCredentials"),
  ...failures(true, "Network Error 0x80070005", "Network Error 0x8007005"),
  {
    says: "XMLHttpRequest for {url} required Cross Origin Resource Sharing",
    role: "frame",
    isBlock: false,
  },
  { says: "XMLHttpRequest for {url} required CORS preflight", role: "frame", isBlock: false },
  ...failures(false, "SCRIPT7002"),
  ...neighbour(
    "server-down",
    "Network Error 0x2efd",
    "due to error 00002efd",
    "Network Error 0x2ee7",
  ),
  ...neighbour(
    "connection-cut",
    "Network Error 0x2eff",
    "Network Error 0x2ef3",
    "due to error 00002ef3",
  ),
  ...neighbour(
    "certificate",
    "Network Error 0x2f7d",
    "Network Error 0x2f76",
    "due to error 00002f7d",
  ),
];

function missingOrigin() {
  return {
    role: "reason",
    codes: [
      "MissingAllowOriginHeader",
      "AllowOriginMismatch",
      "PreflightMissingAllowOriginHeader",
      "PreflightAllowOriginMismatch",
    ],
  } as const;
}

/** jsdom, which Jest and Vitest run pages in. */
const jsdom: Sign[] = [
  { says: "Cross origin {origin} forbidden", ...missingOrigin(), isWhole: true },
  reason("Credentials forbidden", "InvalidAllowCredentials", "PreflightInvalidAllowCredentials"),
];

const happyDom: Sign[] = [
  {
    says: "Same Origin Policy dissallows reading the remote resource at {url}",
    role: "frame",
    isBlock: true,
  },
];

/** Words of programs and libraries, whatever the browser. */
const anywhere: Sign[] = [
  ...failures(
    false,
    // Superagent names everything that it can be.
    "the network is offline, Origin is not allowed by Access-Control-Allow-Origin",
    "Failed to fetch",
    "Network Error",
    "ERR_NETWORK",
    "Network request failed",
    "fetch failed",
    "{url}: 0 Unknown Error",
    "status code 0",
    "status: 0",
    "status 0",
    "xhr poll error",
    "Failed to load resource",
    "NetworkError",
    "dispatchHttpRequest",
  ),
  ...neighbour("server-down", "ECONNREFUSED", "ETIMEDOUT", "EHOSTUNREACH"),
  ...neighbour("connection-cut", "ECONNRESET", "socket hang up", "UND_ERR_SOCKET"),
  ...neighbour("host-not-found", "ENOTFOUND", "EAI_AGAIN"),
  ...neighbour(
    "certificate",
    "self-signed certificate",
    "self signed certificate",
    "unable to verify the first certificate",
    "DEPTH_ZERO_SELF_SIGNED_CERT",
    "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    "ERR_TLS_CERT_ALTNAME_INVALID",
    "CERT_HAS_EXPIRED",
    "SSL certificate problem",
  ),
  ...neighbour(
    "csrf-preflight-demand",
    "blocked as a potential Cross-Site Request Forgery",
    "apollo-require-preflight",
  ),
  // Firefox and WebKit say no more; a script with storage or a worker gets the same error.
  ...neighbour("tainted-canvas", "The operation is insecure").map((sign): Sign => ({
    ...sign,
    beside: /canvas|toDataURL|getImageData|toBlob|texImage2D|captureStream/i,
  })),
  ...neighbour("cross-origin-worker", "The operation is insecure").map((sign): Sign => ({
    ...sign,
    beside: /\bnew (?:Shared)?Worker\b|Worker\(/,
  })),
  ...neighbour("referrer-policy", "strict-origin-when-cross-origin"),
  ...word("script-error", "Script error.", "Uncaught Error: Script error"),
  ...neighbour("script-error", "an uncaught error was thrown from a cross origin script"),
];

export const others: readonly [Reader | null, readonly Sign[]][] = [
  ["legacy-edge", legacyEdge],
  ["jsdom", jsdom],
  ["happy-dom", happyDom],
  [null, anywhere],
];
