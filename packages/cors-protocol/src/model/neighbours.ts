/**
 * What is not the CORS check and fails beside it. Each is the slug of a page in the error guide, so that a line that
 * is recognised leads somewhere.
 */
export const neighbours = [
  "app-webview",
  "blocked-by-extension",
  "cancelled-request",
  "certificate",
  "connection-cut",
  "content-script",
  "content-security-policy",
  "cross-origin-embedder-policy",
  "cross-origin-resource-policy",
  "cross-origin-worker",
  "csrf-preflight-demand",
  "event-source",
  "file-address",
  "fonts-and-module-scripts",
  "forbidden-header",
  "frame-access",
  "header-not-exposed",
  "host-not-found",
  "image-cached-without-cors",
  "local-network-access",
  "manifest-behind-login",
  "mime-type",
  "mixed-content",
  "opaque-response-blocking",
  "private-network-access",
  "referrer-policy",
  "script-error",
  "server-down",
  "service-worker-response",
  "stylesheet-rules",
  "subresource-integrity",
  "tainted-canvas",
  "third-party-cookies",
  "web-socket",
] as const;

export type Neighbour = (typeof neighbours)[number];
