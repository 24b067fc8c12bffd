import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";

/** Why a request does not reach Next.js; the sentence says what to do. */
type Refusal = { status: number; sentence: string };

const loopbackHost = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i;
/** The lab frames it itself, and it says so in a policy of its own. */
const framed = "/restricted";
/** Next.js's own helpers in development: they name files and open editors. */
const helpers = "/__nextjs";

/**
 * Refuses what Next.js must not see, and lets nobody frame the rest: a page of the lab sends requests as soon as it
 * is open.
 * @param origin the lab's own, which a sentence names
 */
export function guard(origin: string, handle: RequestListener): RequestListener {
  return (request, response) => {
    const refusal = toRefusal(request, origin);
    response.setHeader("X-Content-Type-Options", "nosniff");
    if (toPath(request) !== framed) {
      response.setHeader("X-Frame-Options", "DENY");
      response.setHeader("Content-Security-Policy", "frame-ancestors 'none'");
    }
    if (refusal === null) handle(request, response);
    else refuse(response, refusal);
  };
}

/** Whether a request names this machine. Any website may point a name of its own at 127.0.0.1 (DNS rebinding). */
export function isForLoopback({ headers }: IncomingMessage): boolean {
  return loopbackHost.test(headers.host ?? "");
}

function toRefusal(request: IncomingMessage, origin: string): Refusal | null {
  const { method = "", url = "" } = request;
  const path = toPath(request);
  if (!isForLoopback(request)) {
    return { status: 421, sentence: `Open the lab at ${origin}; it answers to no other name.` };
  }
  if (!url.startsWith("/")) {
    return { status: 400, sentence: "Ask for a path that begins with a slash; this is no proxy." };
  }
  if (!canDecode(path)) {
    return {
      status: 400,
      sentence: "Write a percent sign in the path as %25; this one begins no character.",
    };
  }
  if (path.startsWith(helpers) && isFromElsewhere(request)) {
    return { status: 403, sentence: "Only the lab's own pages may ask for this." };
  }
  const isKnown =
    method === "GET" || method === "HEAD" || (method === "POST" && path === "/program");
  return isKnown || path.startsWith(helpers)
    ? null
    : { status: 405, sentence: "Use GET or HEAD: there is nothing else to do here." };
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

/** A page of another port is same-site, and another origin. */
function isFromElsewhere({ headers }: IncomingMessage): boolean {
  const site = headers["sec-fetch-site"];
  return site === "cross-site" || site === "same-site";
}

function refuse(response: ServerResponse, { status, sentence }: Refusal): void {
  response.writeHead(status, {
    "Content-Type": "text/plain; charset=utf-8",
    Connection: "close",
    ...(status === 405 ? { Allow: "GET, HEAD" } : {}),
  });
  response.end(`${sentence}\n`);
}
