import { blocked, type ExchangeSummary, type Family, readable } from "../profile.ts";
import { asked, everyAnswer, simple, attackers } from "./outcomes.ts";

const missing = "MissingAllowOriginHeader";
const unread = (...exchanges: ExchangeSummary[]) => blocked(missing, "", ...exchanges);
/** What had to ask asks again behind the redirect, and is refused there. */
const again = (method: string) =>
  blocked(`Preflight${missing}`, "", "OPTIONS 204", `${method} 308`, "OPTIONS 404");
/** The second server names the page, and the browser goes by `null` now. */
const another = (...exchanges: ExchangeSummary[]) =>
  blocked("AllowOriginMismatch", "{origin}", ...exchanges);
const anotherAsked = (method: string) =>
  blocked(
    "PreflightAllowOriginMismatch",
    "{origin}",
    "OPTIONS 204",
    `${method} 308`,
    "OPTIONS 204",
  );
const anotherDone = (method: string, status: number) =>
  another("OPTIONS 204", `${method} 308`, "OPTIONS 204", `${method} ${status}`);
const setup = (name: string) => ({ kind: "setup", name }) as const;

/** The preflight is answered well, and the answer to the request itself is not readable. */
export const responses = {
  id: "responses",
  title: "Good preflight, bad response",
  isFolded: true,
  profiles: [
    {
      id: "error-before-cors",
      title: "A crash before CORS",
      policy: setup("error-before-cors"),
      lesson:
        "The server broke before CORS could add its headers, so a 500 arrives that says nothing of CORS. The browser calls it a CORS error, and the page cannot see that it is none: “my 500 looks like CORS”.",
      cause: "Opened a connection to the database in a hook above the CORS plugin.",
      upstream: [
        "https://github.com/Kludex/starlette/issues/1116",
        "https://github.com/adamchainz/django-cors-headers/issues/512",
      ],
      shows: { probe: "read", instruction: "Open it: it reads the list." },
      change: "Register CORS first; then look for the crash in the server’s log.",
      fastapi: null,
      fix: "error-after-cors",
      outcomes: everyAnswer(500, unread),
    },
    {
      id: "error-after-cors",
      title: "A crash after CORS",
      policy: setup("error-after-cors"),
      lesson:
        "The same crash, and the page can read it: the headers of CORS stand on the answer before anything can break.",
      cause: "Registered CORS first.",
      shows: { probe: "read", instruction: "Open it: it reads the list." },
      change: "Nothing about CORS: mend the crash.",
      fastapi: null,
      fix: "error-after-cors",
      outcomes: everyAnswer(500, readable),
    },
    {
      id: "cors-in-a-later-hook",
      title: "CORS in a later hook",
      policy: setup("cors-in-a-later-hook"),
      lesson:
        "The option hook moves CORS to a later moment of each request. What refuses before that moment, such as a check for a token, answers without CORS headers: with a token all is well, and on the day it has expired the page cannot read the 401, and the console speaks of CORS.",
      cause: 'Moved the plugin with hook: "preHandler", so that it runs when the session is known.',
      shows: { probe: "read", instruction: "Open it: it reads the list, without a token." },
      change: "Leave hook out: the plugin’s own moment is the first.",
      fastapi: null,
      fix: "auth-after-cors",
      outcomes: {
        ...everyAnswer(401, unread),
        "read-with-token": asked["read-with-token"],
        "update-with-cookies-and-token": asked["update-with-cookies-and-token"],
      },
    },
    {
      id: "raw-answer",
      title: "An answer past the plugin",
      policy: setup("raw-answer"),
      lesson:
        "A handler that writes to the raw response, for a stream of events or a file, goes past everything that the framework has prepared, the headers of CORS too. All other routes go on working.",
      cause: "Wrote a stream of events by way of reply.raw.",
      upstream: [
        "https://github.com/MatthewWid/better-sse/issues/107",
        "https://github.com/nestjs/nest/issues/8717",
      ],
      shows: { probe: "read", instruction: "Open it: it reads the list." },
      change: "Send through reply, or copy reply.getHeaders() into the raw answer.",
      fastapi: null,
      fix: "correct",
      outcomes: {
        ...simple,
        ...asked,
        read: unread("GET 200"),
        "read-with-cookies": unread("GET 200"),
        "read-with-token": unread("OPTIONS 204", "GET 200"),
      },
    },
    {
      id: "cors-for-reading-only",
      title: "CORS for one part only",
      policy: setup("cors-for-reading-only"),
      lesson:
        "A plugin works where it was registered. The routes that write stand elsewhere: their preflights are answered, for the plugin answers OPTIONS at every address, and the writing is done; but the answer to it has no CORS headers, so your script cannot read it.",
      cause: "Registered the plugin in a file of its own, together with the first routes.",
      shows: { probe: "update", instruction: "Edit an item and save it." },
      change: "Register it where all the routes are.",
      fastapi: null,
      fix: "correct",
      outcomes: {
        ...simple,
        "read-with-token": asked["read-with-token"],
        create: unread("OPTIONS 204", "POST 201"),
        "create-as-text": unread("POST 201"),
        update: unread("OPTIONS 204", "PUT 200"),
        remove: unread("OPTIONS 204", "DELETE 204"),
        "update-with-cookies-and-token": unread("OPTIONS 204", "PUT 200"),
      },
    },
    {
      id: "redirect-without-cors",
      title: "A redirect to where CORS is not",
      policy: setup("redirect-without-cors"),
      lesson:
        "Every server on the way has to give its permission. The first one does, and redirects to one that knows nothing of CORS. The console names that second address, which your script never wrote; Chromium adds “redirected from” and the first.",
      cause: "Moved the API to another service and left a redirect behind.",
      shows: { probe: "read", instruction: "Open it: it reads the list." },
      change: "Set CORS up where the redirect leads as well, or call that address.",
      fastapi: null,
      fix: "redirect-after-cors",
      outcomes: {
        read: unread("GET 308", "GET 200"),
        "read-with-cookies": unread("GET 308", "GET 200"),
        "read-with-token": again("GET"),
        create: again("POST"),
        "create-as-text": unread("POST 308", "POST 201"),
        update: again("PUT"),
        remove: again("DELETE"),
        "update-with-cookies-and-token": again("PUT"),
        ...attackers(308, 308),
      },
    },
    {
      id: "redirect-across-origins",
      title: "A redirect to another origin",
      policy: setup("redirect-across-origins"),
      lesson:
        "A redirect from one foreign origin to another makes the browser hide who asked: instead of your page’s origin it sends “Origin: null”. A server that permits your page, and not null, then permits the wrong one.",
      cause: "Redirected to the API’s other name, with the page’s origin allowed at both.",
      shows: { probe: "read", instruction: "Open it: it reads the list." },
      change: "Call the address that the redirect leads to.",
      fastapi: null,
      fix: "redirect-after-cors",
      outcomes: {
        read: another("GET 308", "GET 200"),
        "read-with-cookies": another("GET 308", "GET 200"),
        // The token is not taken along to another origin, so there is nothing more to ask for.
        "read-with-token": another("OPTIONS 204", "GET 308", "GET 200"),
        create: anotherAsked("POST"),
        "create-as-text": another("POST 308", "POST 201"),
        update: anotherAsked("PUT"),
        remove: anotherAsked("DELETE"),
        "update-with-cookies-and-token": anotherAsked("PUT"),
        ...attackers(308, 308, another),
      },
      otherwise: {
        // Its second preflight still names the page, so it is answered well, and the request is carried out.
        firefox: {
          "read-with-token": anotherDone("GET", 200),
          create: anotherDone("POST", 201),
          update: anotherDone("PUT", 200),
          remove: anotherDone("DELETE", 204),
          "update-with-cookies-and-token": anotherDone("PUT", 200),
        },
        // What had to ask once asks again after every redirect.
        webkit: { "read-with-token": anotherAsked("GET") },
      },
    },
    {
      id: "redirect-with-password",
      title: "A redirect with a password",
      policy: setup("redirect-with-password"),
      lesson:
        "An address may carry a user name and a password before the host. Across origins a browser follows no redirect to such an address, so that no site can try out passwords in somebody else’s name.",
      cause: "Kept the password of a test server in the address that the redirect is made of.",
      shows: { probe: "read", instruction: "Open it: it reads the list." },
      change: "Take user name and password out of the header Location.",
      fastapi: null,
      fix: "redirect-after-cors",
      outcomes: everyAnswer(308, (...exchanges) =>
        blocked("RedirectContainsCredentials", "", ...exchanges),
      ),
    },
  ],
} as const satisfies Family;
