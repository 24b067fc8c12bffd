import { notOfPrograms } from "../shared/no-browser.ts";
import { failures, neighbour, type Sign, whole, word } from "../shared/sign.ts";

const connections: Sign[] = notOfPrograms([
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
]);

/** What servers log when they refuse the origin of a WebSocket, which CORS does not do for them. */
const originChecks: Sign[] = [
  ...whole("web-socket", "request Origin {origin} is not authorized for Host"),
  ...neighbour(
    "web-socket",
    "Request origin not allowed: {origin}",
    "Failed to upgrade to WebSocket",
    "request origin not allowed by Upgrader.CheckOrigin",
    "Handshake failed due to invalid Origin header: {origin}",
    "Could not check origin for Phoenix.Socket transport",
    "Cross origin websockets not allowed",
    "Blocking Cross Origin WebSocket Attempt",
  ),
];

/** Words of programs and libraries, whatever the browser. */
export const anywhere: Sign[] = [
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
    "xhr poll error",
    "Failed to load resource",
    "NetworkError",
    "dispatchHttpRequest",
    "XMLHttpRequest onError callback was called",
    "XMLHttpRequest error.",
    "CONNECT tunnel failed",
  ),
  ...failures(false, "XHR error", "Fetch error").map((sign): Sign => ({
    ...sign,
    beside: /\b(?:XHR|Fetch) error (?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) https?:/,
  })),
  ...failures(false, "status code 0", "status: 0", "status 0").map((sign): Sign => ({
    ...sign,
    notBeside: /\b(?:exit\w*|process|signal) /i,
  })),
  ...connections,
  ...originChecks,
  ...neighbour(
    "csrf-preflight-demand",
    "blocked as a potential Cross-Site Request Forgery",
    "apollo-require-preflight",
  ),
  // Firefox and WebKit say no more; a script with storage or a worker gets the same error.
  ...neighbour("tainted-canvas", "The operation is insecure", "DOM Exception 18").map(
    (sign): Sign => ({
      ...sign,
      beside: /canvas|toDataURL|getImageData|toBlob|texImage2D|captureStream/i,
    }),
  ),
  ...neighbour("cross-origin-worker", "The operation is insecure").map((sign): Sign => ({
    ...sign,
    beside: /\bnew (?:Shared)?Worker\b|Worker\(/,
  })),
  ...neighbour("referrer-policy", "strict-origin-when-cross-origin"),
  ...word("script-error", "Script error.", "Uncaught Error: Script error"),
  ...neighbour("script-error", "an uncaught error was thrown from a cross origin script"),
];
