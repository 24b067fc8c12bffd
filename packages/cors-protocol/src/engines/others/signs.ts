import {
  failures,
  neighbour,
  reason,
  type Reader,
  type Sign,
  whole,
  word,
} from "../shared/sign.ts";
import { anywhere } from "./programs.ts";

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

/** What else Edge before version 79 refused. */
const legacyEdgeOthers: Sign[] = [
  ...whole(
    "content-security-policy",
    "violated directive {parameter} in Content-Security-Policy: {url}",
  ),
  ...word("content-security-policy", "CSP143"),
  ...neighbour("mixed-content", "SEC7111", "HTTPS security is compromised by {url}"),
  ...neighbour("mime-type", "SEC7112", "SEC7113"),
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

export const others: readonly [Reader | null, readonly Sign[]][] = [
  ["legacy-edge", [...legacyEdge, ...legacyEdgeOthers]],
  ["jsdom", jsdom],
  ["happy-dom", happyDom],
  [null, anywhere],
];
