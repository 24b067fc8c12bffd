import { notOfPrograms } from "../shared/no-browser.ts";
import { failures, neighbour, reason, type Sign, whole, word } from "../shared/sign.ts";

const reasons: Sign[] = [
  reason(
    "Origin {origin} is not allowed by Access-Control-Allow-Origin",
    "MissingAllowOriginHeader",
    "AllowOriginMismatch",
    "PreflightMissingAllowOriginHeader",
    "PreflightAllowOriginMismatch",
  ),
  reason(
    "Access-Control-Allow-Origin cannot contain more than one origin",
    "MultipleAllowOriginValues",
    "PreflightMultipleAllowOriginValues",
  ),
  reason(
    "Cannot use wildcard in Access-Control-Allow-Origin",
    "WildcardOriginNotAllowed",
    "PreflightWildcardOriginNotAllowed",
  ),
  reason(
    "Credentials flag is true, but Access-Control-Allow-Credentials is not",
    "InvalidAllowCredentials",
    "PreflightInvalidAllowCredentials",
  ),
  reason(
    "Preflight response is not successful",
    "PreflightInvalidStatus",
    "PreflightDisallowedRedirect",
  ),
  reason(
    "Header Access-Control-Allow-Methods has an invalid value: {line}",
    "InvalidAllowMethodsPreflightResponse",
  ),
  reason(
    "Header Access-Control-Allow-Headers has an invalid value: {line}",
    "InvalidAllowHeadersPreflightResponse",
  ),
  reason(
    "Method {parameter} is not allowed by Access-Control-Allow-Methods",
    "MethodDisallowedByPreflightResponse",
  ),
  reason(
    "Request header field {parameter} is not allowed by Access-Control-Allow-Headers",
    "HeaderDisallowedByPreflightResponse",
  ),
  reason("redirection URL {parameter} has credentials", "RedirectContainsCredentials"),
  reason("redirection with non CORS scheme", "CorsDisabledScheme"),
  reason("only supported for HTTP", "CorsDisabledScheme"),
  {
    ...reason(
      "Unsafe attempt to load URL {url} from origin {origin}. Domains, protocols and ports must match",
      "DisallowedByMode",
    ),
    isWhole: true,
  },
];

const frames: Sign[] = [
  {
    says: "Cross-origin redirection to {url} denied by Cross-Origin Resource Sharing policy",
    role: "frame",
    isBlock: true,
    isWhole: true,
  },
  { says: "due to access control checks", role: "denied" },
];

const others: Sign[] = [
  ...failures(false, "Load failed", "A server error occurred"),
  ...neighbour(
    "cross-origin-resource-policy",
    "load to {url} because it violates the resource's Cross-Origin-Resource-Policy",
    "Cross-Origin-Resource-Policy failure",
  ),
  ...neighbour(
    "cross-origin-embedder-policy",
    "was blocked by Cross-Origin-Embedder-Policy",
    "because of Cross-Origin-Embedder-Policy",
  ),
  ...neighbour(
    "mixed-content",
    "page at {origin} was not allowed to display insecure content from {url}",
    "page at {origin} was not allowed to run insecure content from {url}",
    "page at {origin} requested insecure content from {url}",
  ),
  ...neighbour(
    "content-security-policy",
    "because it does not appear in the",
    "directive of the Content Security Policy",
  ),
  ...neighbour(
    "certificate",
    "certificate for this server is invalid",
    "An SSL error has occurred",
    "The certificate was not trusted",
    "Unacceptable TLS certificate",
  ),
  ...neighbour(
    "server-down",
    "Could not connect to the server",
    "The request timed out",
    "The Internet connection appears to be offline",
  ),
  ...notOfPrograms([
    ...whole("server-down", "Could not connect to {parameter}: Connection refused"),
    ...whole(
      "host-not-found",
      "Error resolving {parameter}: Name or service not known",
      "Error resolving {parameter}: Temporary failure in name resolution",
      "Error resolving {parameter}: No address associated",
    ),
  ]),
  ...neighbour(
    "connection-cut",
    "Connection terminated unexpectedly",
    "The network connection was lost",
  ),
  ...neighbour("host-not-found", "server with the specified hostname could not be found"),
  ...neighbour(
    "service-worker-response",
    "served by service worker is opaque",
    "served by service worker",
  ),
  ...neighbour("stylesheet-rules", "Not allowed to access cross-origin stylesheet"),
  ...neighbour(
    "subresource-integrity",
    "Cannot load {url} because integrity",
    "Failed integrity metadata check",
  ),
  ...neighbour("tainted-canvas", "canvas is tainted by cross-origin"),
  ...word("tainted-canvas", "toDataURL: SecurityError", "getImageData: SecurityError"),
];

export const signs: readonly Sign[] = [...reasons, ...frames, ...others];
