import { neighbour, type Sign, word } from "../shared/sign.ts";
import { translatedMixedContent } from "./translations.ts";

/** Firefox puts the method before its message, and WebKit does not. */
const canvasMethods = [
  "getImageData",
  "toDataURL",
  "toBlob",
  "convertToBlob",
  "captureStream",
  "texImage2D",
  "texSubImage2D",
];

/** What Firefox prints for failures that are not about CORS. */
export const others: readonly Sign[] = [
  ...neighbour(
    "cross-origin-resource-policy",
    "resource at {url} was blocked due to its Cross-Origin-Resource-Policy header",
    "NS_ERROR_DOM_CORP_FAILED",
  ),
  ...neighbour("cross-origin-embedder-policy", "NS_ERROR_DOM_COEP_FAILED"),
  ...neighbour(
    "opaque-response-blocking",
    "resource at {url} was blocked by OpaqueResponseBlocking",
    "OpaqueResponseBlocking",
    "NS_ERROR_ORB_BLOCKED",
  ),
  ...neighbour(
    "mixed-content",
    "Blocked loading mixed active content {url}",
    "Blocked loading mixed display content {url}",
    ...translatedMixedContent,
  ),
  ...neighbour(
    "tainted-canvas",
    ...canvasMethods.map((method) => `${method}: The operation is insecure`),
    "Cross-origin elements require CORS",
  ),
  ...word("mixed-content", "Mixed Block"),
  ...neighbour(
    "content-security-policy",
    "page's settings blocked the loading of a resource at {url} (",
    "page's settings blocked the loading of a resource ({parameter}) at {url} because",
    "page's settings blocked",
    "page's settings observed the loading of a resource at",
  ),
  ...neighbour(
    "certificate",
    "SEC_ERROR_",
    "SSL_ERROR_",
    "MOZILLA_PKIX_ERROR_",
    "NS_ERROR_GENERATE_FAILURE",
  ),
  ...neighbour(
    "server-down",
    "NS_ERROR_CONNECTION_REFUSED",
    "NS_ERROR_NET_TIMEOUT",
    "NS_ERROR_OFFLINE",
  ),
  ...neighbour(
    "connection-cut",
    "NS_ERROR_NET_RESET",
    "NS_ERROR_NET_INTERRUPT",
    "NS_ERROR_NET_PARTIAL_TRANSFER",
    "NS_ERROR_NET_EMPTY_RESPONSE",
  ),
  ...neighbour("host-not-found", "NS_ERROR_UNKNOWN_HOST"),
  ...neighbour("cancelled-request", "NS_BINDING_ABORTED"),
  ...neighbour(
    "service-worker-response",
    "load {url}. A ServiceWorker passed an opaque Response",
    "load {url}. A ServiceWorker passed",
    "A ServiceWorker is not allowed to synthesize a cors Response",
  ),
  ...neighbour("web-socket", "establish a connection to the server at {url}"),
  ...neighbour(
    "fonts-and-module-scripts",
    "bad URI or cross-site access not allowed source: {url}",
    "Module source URI is not allowed in this document: {url}",
  ),
  ...neighbour(
    "mime-type",
    "was blocked because of a disallowed MIME type",
    "was blocked due to MIME type",
  ),
  ...neighbour(
    "third-party-cookies",
    "has been rejected because it is foreign",
    "will soon be rejected because it is foreign",
    "rejected because it is in a cross-site context",
    "it is loaded in the third-party context and dynamic state partitioning",
    "was omitted because of a cross-site redirect",
    'rejected because it has the "SameSite=None" attribute',
  ),
  ...neighbour(
    "blocked-by-extension",
    "blocked because Enhanced Tracking Protection is enabled",
    "came from a tracker and Enhanced Tracking Protection",
    "Blocked By Extension",
    "Blocked By uBlock",
    "NS_ERROR_CONTENT_BLOCKED",
    "NS_ERROR_TRACKING_URI",
  ),
  ...neighbour(
    "subresource-integrity",
    "{url} is not eligible for integrity checks since",
    "in the integrity attribute match the content of the subresource at {url}",
  ),
  ...neighbour(
    "stylesheet-rules",
    "CSSStyleSheet.cssRules getter: Not allowed to access cross-origin stylesheet",
  ),
  ...neighbour(
    "frame-access",
    "Permission denied to access property {parameter} on cross-origin object",
    'in a frame is denied by "X-Frame-Options',
  ),
  {
    says: "Cross-Origin Request Warning: The Same Origin Policy will disallow reading the remote resource at {url} soon",
    role: "warning",
    name: "authorization-not-covered-by-wildcard",
  },
];
