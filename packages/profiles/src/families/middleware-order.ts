import { blocked, type Outcome, readable } from "../model/outcome.ts";
import type { ProbeId } from "../model/probe.ts";
import type { Family } from "../model/profile.ts";
import {
  attackers,
  everyPreflight,
  everyRequest,
  headerBlocked,
  methodBlocked,
  preflightedRequests,
  simpleRequests,
  withoutPreflight,
  withPreflight,
} from "./shared/outcomes.ts";
import { setup } from "./shared/policies.ts";

const missing = "MissingAllowOriginHeader";

/** Every request gets this status before CORS runs. */
const everyRejection = (status: number): Record<ProbeId, Outcome> => ({
  ...withoutPreflight((method) => blocked(missing, "", `${method} ${status}`)),
  ...withPreflight(() => blocked(`Preflight${missing}`, "", `OPTIONS ${status}`)),
  ...attackers(status, status),
});

const readList = { probe: "read" } as const;
const readWithToken = {
  probe: "read-with-token",
} as const;
const edit = { probe: "update" } as const;

/** CORS is configured, and something else responds to the preflight. */
export const middlewareOrder: Family = {
  id: "middleware-order",
  title: "Middleware order",
  isFolded: true,
  profiles: [
    {
      id: "auth-before-cors",
      title: "Sign-in checked before CORS",
      policy: setup("auth-before-cors"),
      lesson:
        "The server checks for a token before CORS runs, so it rejects the preflight with 401. A preflight, the OPTIONS request that the browser sends first, never carries a token or a cookie. The request with the token is never sent.",
      cause: "Added the hook that checks tokens at the top of the file, above the CORS plugin.",
      upstream: ["auth0/node-oauth2-jwt-bearer#44", "kdeps/kdeps#468"],
      shows: readWithToken,
      change: "Register CORS before whatever may reject a request.",
      fix: "auth-after-cors",
      outcomes: everyRejection(401),
    },
    {
      id: "auth-after-cors",
      title: "Sign-in checked after CORS",
      policy: setup("auth-after-cors"),
      lesson:
        "CORS runs first and responds to preflights before any check for a token. Even the 401 is readable, so the page can tell people to sign in.",
      cause: "Registered CORS first.",
      shows: readWithToken,
      change: "Nothing: this is the order that works.",
      fix: "auth-after-cors",
      outcomes: {
        ...everyRequest(401, readable),
        "read-with-token": preflightedRequests["read-with-token"],
        "update-with-cookies-and-token": preflightedRequests["update-with-cookies-and-token"],
      },
    },
    {
      id: "limit-before-cors",
      title: "A rate limit before CORS",
      policy: setup("limit-before-cors"),
      lesson:
        "The rate limit runs before CORS, so its 429 carries no CORS headers. The page cannot read when to try again; it cannot even see that the status was 429.",
      cause: "Put a rate limiter in front of everything, as its manual says.",
      upstream: ["modrinth/code#2591", "Giphy/GiphyAPI#190"],
      shows: readList,
      change: "Count requests after CORS has added its headers.",
      fix: "limit-after-cors",
      outcomes: everyRejection(429),
    },
    {
      id: "limit-after-cors",
      title: "A rate limit after CORS",
      policy: setup("limit-after-cors"),
      lesson:
        "The limit still holds, and now the page can read its response. It sees the status, the message, and when to try again. Preflights get their response before anything is counted.",
      cause: "Registered CORS first.",
      shows: readList,
      change: "Nothing: this is the order that works.",
      fix: "limit-after-cors",
      outcomes: everyRequest(429, readable),
    },
    {
      id: "redirect-before-cors",
      title: "A redirect before CORS",
      policy: setup("redirect-before-cors"),
      lesson:
        "The server redirected the preflight, and a preflight may never be redirected. It does not matter how harmless the redirect is: from http to https, to a slash at the end, to a newer version. The PUT itself may be redirected, once its preflight succeeded at the first address.",
      cause: "Redirected the old addresses to the new ones, for every method at once.",
      upstream: ["datagouv/data.gouv.fr#1359", "corydolphin/flask-cors#257"],
      shows: edit,
      change: "Respond to preflights before redirecting, or call the new address.",
      fix: "redirect-after-cors",
      outcomes: {
        ...everyRejection(308),
        ...withPreflight(() => blocked("PreflightDisallowedRedirect", "", "OPTIONS 308")),
      },
    },
    {
      id: "redirect-after-cors",
      title: "A redirect after CORS",
      policy: setup("redirect-after-cors"),
      lesson:
        "The redirect itself carries CORS headers, so the browser may follow it. A request that needed a preflight for the first address needs another for the second: two preflights for one request.",
      cause: "Registered CORS first.",
      shows: edit,
      change: "Nothing. To send only one preflight, call the new address.",
      fix: "redirect-after-cors",
      outcomes: {
        ...withoutPreflight((method, status) => readable(`${method} 308`, `${method} ${status}`)),
        ...withPreflight((method, status) =>
          readable("OPTIONS 204", `${method} 308`, "OPTIONS 204", `${method} ${status}`),
        ),
        ...attackers(308, 308),
      },
    },
    {
      id: "headers-by-hand",
      title: "CORS headers by hand",
      policy: setup("headers-by-hand"),
      lesson:
        "Setting the four headers is only half of the work: the preflight also needs a success status. Before a PUT the browser sends a request of its own, an OPTIONS, and here a router that knows no OPTIONS responds with 405, with every header in place.",
      cause: "Copied the headers from a post on a forum into a hook.",
      shows: edit,
      change: "Let the plugin respond, or respond to OPTIONS with 204 yourself.",
      fix: "correct",
      outcomes: {
        ...everyPreflight(blocked("PreflightInvalidStatus", "", "OPTIONS 405")),
        ...attackers(200, 201, (exchange) => blocked("AllowOriginMismatch", "{origin}", exchange)),
      },
    },
    {
      id: "error-for-strangers",
      title: "An error for other origins",
      policy: setup("error-for-strangers"),
      lesson:
        "A function decides which origins are allowed, and throws an error for all others. Your page is one of the others. The server takes the error for a crash and responds with 500, without a CORS header; the function should have returned false.",
      cause: 'Copied the function from a manual, with its new Error("Not allowed by CORS").',
      shows: readList,
      change: "Allow the origin of your page; return false, not an error, for the others.",
      fix: "correct",
      outcomes: everyRejection(500),
    },
    {
      id: "route-options",
      title: "Options on the route",
      policy: setup("route-options"),
      lesson:
        "A route’s own CORS options apply to its responses, but not to its preflights. The plugin responds to a preflight itself, with the options for all routes, and these do not allow PUT and DELETE.",
      cause: "Wrote the options where they are needed, into config.cors of the routes.",
      shows: edit,
      change: "Allow in register what any route needs.",
      fix: "correct",
      outcomes: {
        ...simpleRequests,
        "read-with-cookies": blocked("InvalidAllowCredentials", "", "GET 200"),
        "read-with-token": headerBlocked("authorization"),
        create: preflightedRequests.create,
        update: methodBlocked("PUT"),
        remove: methodBlocked("DELETE"),
        "update-with-cookies-and-token": blocked(
          "PreflightInvalidAllowCredentials",
          "",
          "OPTIONS 204",
        ),
      },
    },
  ],
};
