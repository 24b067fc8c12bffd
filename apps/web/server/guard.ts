import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";

/** The response to a rejected request; the sentence says what to do. */
type Rejection = { status: number; sentence: string };

const loopbackHost = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i;
/** The lab frames this page; its own policy says who may. */
const framed = "/restricted";
/** What the lab's page posts to; each checks who calls. */
const posted = ["/program", "/examine"];
/** Next.js's development helpers. They reveal file names and open editors. */
const helpers = "/__nextjs";

/**
 * Rejects requests that Next.js must not see, and forbids framing: a page of the lab sends requests as soon as
 * it opens, so a website that frames it could send them too.
 * @param origin the lab's own origin, for the sentences
 */
export function guard(origin: string, handle: RequestListener): RequestListener {
  return (request, response) => {
    const rejection = toRejection(request, origin);
    response.setHeader("X-Content-Type-Options", "nosniff");
    if (toPath(request) !== framed) {
      response.setHeader("X-Frame-Options", "DENY");
      response.setHeader("Content-Security-Policy", "frame-ancestors 'none'");
    }
    if (rejection === null) handle(request, response);
    else reject(response, rejection);
  };
}

/** Whether the Host names this machine. Any website may point its own name at 127.0.0.1 (DNS rebinding). */
export function isForLoopback({ headers }: IncomingMessage): boolean {
  return loopbackHost.test(headers.host ?? "");
}

function toRejection(request: IncomingMessage, origin: string): Rejection | null {
  const { method = "", url = "" } = request;
  const path = toPath(request);
  if (!isForLoopback(request)) {
    return { status: 421, sentence: `Open the lab at ${origin}; no other name works.` };
  }
  if (!url.startsWith("/")) {
    return {
      status: 400,
      sentence: "Request a path that begins with a slash; this is not a proxy.",
    };
  }
  if (!canDecode(path)) {
    return {
      status: 400,
      sentence: "Write a percent sign in the path as %25; this one starts no character.",
    };
  }
  if (path.startsWith(helpers) && isCrossOrigin(request)) {
    return { status: 403, sentence: "Only the lab's own pages may request this." };
  }
  const isKnown =
    method === "GET" || method === "HEAD" || (method === "POST" && posted.includes(path));
  return isKnown || path.startsWith(helpers)
    ? null
    : { status: 405, sentence: "Use GET or HEAD; this path has no other method." };
}

function toPath({ url = "" }: IncomingMessage): string {
  return url.split("?", 1)[0] ?? "";
}

function canDecode(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** NOTE: a page on another port is same-site but cross-origin. */
function isCrossOrigin({ headers }: IncomingMessage): boolean {
  const site = headers["sec-fetch-site"];
  return site === "cross-site" || site === "same-site";
}

function reject(response: ServerResponse, { status, sentence }: Rejection): void {
  response.writeHead(status, {
    "Content-Type": "text/plain; charset=utf-8",
    Connection: "close",
    ...(status === 405 ? { Allow: "GET, HEAD" } : {}),
  });
  response.end(`${sentence}\n`);
}
