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
      title: "A crash before CORS",
      policy: setup("error-before-cors"),
      lesson:
        "The server crashed before CORS could add its headers, so the 500 has none. The browser reports a CORS error, and the page cannot see that it is something else: “my 500 looks like CORS”.",
      cause: "Opened a connection to the database in a hook above the CORS plugin.",
      upstream: ["Kludex/starlette#1116", "adamchainz/django-cors-headers#512"],
      shows: readList,
      change: "Register CORS first; then look for the crash in the server’s log.",
      fix: "error-after-cors",
      outcomes: everyRequest(500, unread),
    },
    {
      id: "error-after-cors",
      title: "A crash after CORS",
      policy: setup("error-after-cors"),
      lesson:
        "The same crash, and the page can read the 500. The CORS headers are on the response before anything can fail.",
      cause: "Registered CORS first.",
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
        "The option hook moves CORS to a later stage of each request. Whatever rejects a request before that stage, such as a check for a token, responds without CORS headers. With a token all is well; once it has expired the page cannot read the 401, and the console reports CORS.",
      cause: 'Moved the plugin with hook: "preHandler", so that it runs when the session is known.',
      shows: { probe: "read" },
      change: "Leave hook out: by default the plugin runs first.",
      fix: "auth-after-cors",
      outcomes: {
        ...everyRequest(401, unread),
        "read-with-token": preflightedRequests["read-with-token"],
        "update-with-cookies-and-token": preflightedRequests["update-with-cookies-and-token"],
      },
    },
    {
      id: "raw-answer",
      title: "A raw response",
      policy: setup("raw-answer"),
      lesson:
        "The handler writes to the raw response and so bypasses the headers that the framework prepared. It does so for a stream of events or a file; the CORS headers are lost with the rest. All other routes still work.",
      cause: "Wrote a stream of events with reply.raw.",
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
        "A plugin applies where it was registered, and the routes that write stand elsewhere. Their preflights succeed, because the plugin responds to OPTIONS at every address, and the write is carried out. Its response has no CORS headers, so your script cannot read it.",
      cause: "Registered the plugin in a file of its own, together with the first routes.",
      shows: { probe: "update" },
      change: "Register it where all the routes are.",
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
      title: "A redirect to a server without CORS",
      policy: setup("redirect-without-cors"),
      lesson:
        "Every server on the way has to allow the request. The first one does, and redirects to one without CORS. The console names that second address, which your script never wrote; Chromium adds “redirected from” and the first.",
      cause: "Moved the API to another service and left a redirect behind.",
      shows: readList,
      change: "Set CORS up where the redirect leads as well, or call that address.",
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
      title: "A redirect to another origin",
      policy: setup("redirect-across-origins"),
      lesson:
        "After a redirect from one foreign origin to another, the browser sends “Origin: null” instead of your page’s origin. The second server allows your page, and not null, so the browser blocks the response.",
      cause: "Redirected to the API’s other name, with the page’s origin allowed at both.",
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
      title: "A redirect with a password",
      policy: setup("redirect-with-password"),
      lesson:
        "The redirect leads to an address with a user name and a password before the host. A browser follows no cross-origin redirect to such an address, so that no site can try out passwords in somebody else’s name.",
      cause: "Kept the password of a test server in the address that the redirect is made of.",
      shows: readList,
      change: "Remove user name and password from the header Location.",
      fix: "redirect-after-cors",
      outcomes: everyRequest(308, (...exchanges) =>
        blocked("RedirectContainsCredentials", "", ...exchanges),
      ),
    },
  ],
};
