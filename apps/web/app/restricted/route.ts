/** A document that may connect to its own origin only. The lab sends requests from it, in a frame. */
export function GET(): Response {
  return new Response("<!doctype html><title>Restricted</title>", {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": "connect-src 'self'; frame-ancestors 'self'",
    },
  });
}
