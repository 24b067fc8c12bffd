/** A document that may connect to its own origin only: the lab asks from within it, in a frame. */
export function GET(): Response {
  return new Response("<!doctype html><title>Restricted</title>", {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": "connect-src 'self'; frame-ancestors 'self'",
    },
  });
}
