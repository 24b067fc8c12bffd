import { blocked, type ExchangeSummary, readable } from "../model/outcome.ts";
import type { Family } from "../model/profile.ts";
import {
  allAllowed,
  attackers,
  everyRequest,
  preflightedRequests,
  simpleRequests,
  withoutPreflight,
  withPreflight,
} from "./shared/outcomes.ts";
import { setup } from "./shared/policies.ts";

const missing = "MissingAllowOriginHeader";
const unread = (...exchanges: ExchangeSummary[]) => blocked(missing, "", ...exchanges);
/** The second server allows the page, and the browser sends `null` by now. */
const mismatch = (...exchanges: ExchangeSummary[]) =>
  blocked("AllowOriginMismatch", "{origin}", ...exchanges);
const secondMismatch = (method: string) =>
  blocked(
    "PreflightAllowOriginMismatch",
    "{origin}",
    "OPTIONS 204",
    `${method} 308`,
    "OPTIONS 204",
  );

const readList = { probe: "read" } as const;

/** The preflight succeeds, and the response to the request itself is blocked. */
export const responses: Family = {
  id: "responses",
  title: "Response failures",
  isFolded: true,
  profiles: [
    {
      id: "error-before-cors",
      title: "Crash before CORS",
      policy: setup("error-before-cors"),
      lesson:
        "The server crashed before it added its headers, so the page cannot read the 500. The browser reports a CORS error, and the page cannot see that it is something else: “my 500 looks like CORS”.",
      cause: "A hook before CORS opens the database connection, and fails.",
      upstream: ["Kludex/starlette#1116", "adamchainz/django-cors-headers#512"],
      shows: readList,
      change: "Register CORS first. Then look for the crash in the server’s log.",
      fix: "error-after-cors",
      outcomes: everyRequest(500, unread),
    },
    {
      id: "error-after-cors",
      title: "Crash after CORS",
      policy: setup("error-after-cors"),
      lesson:
        "The server crashed as before, but the page can read the 500. The CORS headers are on the response before anything can fail.",
      cause: "CORS is registered before anything that can fail.",
      shows: readList,
      change: "Nothing about CORS: fix the crash.",
      fix: "error-after-cors",
      outcomes: everyRequest(500, readable),
    },
    {
      id: "cors-in-a-later-hook",
      title: "CORS in a later hook",
      policy: setup("cors-in-a-later-hook"),
      lesson:
        "The server rejected the request before it added its headers, so the page cannot read the 401. The option hook moves CORS to a later stage of each request, after the check for a token. With a valid token every request works. Once it has expired, the console reports CORS.",
      cause: 'The option hook is "preHandler", so that CORS runs when the session is known.',
      shows: { probe: "read" },
      change: "Remove the option hook: by default @fastify/cors runs first.",
      fix: "auth-after-cors",
      outcomes: {
        ...everyRequest(401, unread),
        "read-with-token": preflightedRequests["read-with-token"],
        "update-with-cookies-and-token": preflightedRequests["update-with-cookies-and-token"],
      },
    },
    {
      id: "raw-answer",
      title: "Raw response",
      policy: setup("raw-answer"),
      lesson:
        "The server’s code writes to the raw response, which skips the headers that the framework prepared. It does so for a stream of events or for a file, and the CORS headers are lost with the rest. All other routes still work.",
      cause: "The handler writes a stream of events with reply.raw.",
      upstream: ["MatthewWid/better-sse#107", "nestjs/nest#8717"],
      shows: readList,
      change: "Send through reply, or copy reply.getHeaders() into the raw response.",
      fix: "correct",
      outcomes: {
        ...allAllowed,
        read: unread("GET 200"),
        "read-with-cookies": unread("GET 200"),
        "read-with-token": unread("OPTIONS 204", "GET 200"),
      },
    },
    {
      id: "cors-for-reading-only",
      title: "CORS for some routes only",
      policy: setup("cors-for-reading-only"),
      lesson:
        "The server wrote the change, but your script cannot read the response. @fastify/cors applies where it is registered, and the routes that write are elsewhere. The preflight succeeds, because @fastify/cors responds to OPTIONS at every address. The response itself has no CORS headers.",
      cause: "The file that registers @fastify/cors has only the first routes.",
      shows: { probe: "update" },
      change: "Register @fastify/cors where all the routes are.",
      fix: "correct",
      outcomes: {
        ...simpleRequests,
        ...withPreflight((method, status) => unread("OPTIONS 204", `${method} ${status}`)),
        "read-with-token": preflightedRequests["read-with-token"],
        "create-as-text": unread("POST 201"),
      },
    },
    {
      id: "redirect-without-cors",
      title: "Redirect to a server without CORS",
      policy: setup("redirect-without-cors"),
      lesson:
        "The first server allowed the request, and redirected it to one that does not. Every server on the way has to allow it. The console names the second address, which your script never wrote; Chromium adds “redirected from” and the first.",
      cause: "The API moved to another service and left a redirect behind.",
      shows: readList,
      change: "Set up CORS at the address that the redirect leads to, or call that address.",
      fix: "redirect-after-cors",
      outcomes: {
        ...withoutPreflight((method, status) => unread(`${method} 308`, `${method} ${status}`)),
        // The second preflight, behind the redirect, fails.
        ...withPreflight((method) =>
          blocked(`Preflight${missing}`, "", "OPTIONS 204", `${method} 308`, "OPTIONS 404"),
        ),
        ...attackers(308, 308),
      },
    },
    {
      id: "redirect-across-origins",
      title: "Redirect to another origin",
      policy: setup("redirect-across-origins"),
      lesson:
        "The second server allows your page, but after the redirect the browser no longer names it. In a redirect between two other origins, it sends “Origin: null” instead of your page’s origin. The second server does not allow null, so the browser blocks the response.",
      cause: "The API redirects to its other name, and both names allow only the page.",
      shows: readList,
      change: "Call the address that the redirect leads to.",
      fix: "redirect-after-cors",
      outcomes: {
        ...withoutPreflight((method, status) => mismatch(`${method} 308`, `${method} ${status}`)),
        ...withPreflight(secondMismatch),
        // The browser drops the token on the way to another origin, so it needs no second preflight.
        "read-with-token": mismatch("OPTIONS 204", "GET 308", "GET 200"),
        ...attackers(308, 308, mismatch),
      },
      otherwise: {
        // Firefox's second preflight still names the page, so it succeeds and the request runs.
        firefox: withPreflight((method, status) =>
          mismatch("OPTIONS 204", `${method} 308`, "OPTIONS 204", `${method} ${status}`),
        ),
        // WebKit repeats the preflight after every redirect, once the request needed one.
        webkit: { "read-with-token": secondMismatch("GET") },
      },
    },
    {
      id: "redirect-with-password",
      title: "Redirect with a password",
      policy: setup("redirect-with-password"),
      lesson:
        "The redirect leads to an address with a password, so the browser does not follow it. A cross-origin redirect may have no user name and no password before the host. Otherwise a website could try out passwords on another server.",
      cause: "The address of the redirect still has the password of a test server.",
      shows: readList,
      change: "Remove the user name and the password from the Location header.",
      fix: "redirect-after-cors",
      outcomes: everyRequest(308, (...exchanges) =>
        blocked("RedirectContainsCredentials", "", ...exchanges),
      ),
    },
  ],
};
