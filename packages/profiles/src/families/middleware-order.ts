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
        "The server rejected the browser’s OPTIONS request with 401, because it has no token. That request is the preflight, and it never has a token or a cookie. The server checks for a token before CORS runs, so the request with the token is never sent.",
      cause: "The hook that checks tokens is registered before CORS.",
      upstream: ["auth0/node-oauth2-jwt-bearer#44", "kdeps/kdeps#468"],
      shows: readWithToken,
      change: "Register CORS before anything that can reject a request.",
      fix: "auth-after-cors",
      outcomes: everyRejection(401),
    },
    {
      id: "auth-after-cors",
      title: "Sign-in checked after CORS",
      policy: setup("auth-after-cors"),
      lesson:
        "The server handles the browser’s OPTIONS request before it checks for a token. CORS runs first and responds to preflights. Even the 401 is readable, so the page can ask the user to sign in.",
      cause: "CORS is registered before the check for a token.",
      shows: readWithToken,
      change: "Nothing: this order works.",
      fix: "auth-after-cors",
      outcomes: {
        ...everyRequest(401, readable),
        "read-with-token": preflightedRequests["read-with-token"],
        "update-with-cookies-and-token": preflightedRequests["update-with-cookies-and-token"],
      },
    },
    {
      id: "limit-before-cors",
      title: "Rate limit before CORS",
      policy: setup("limit-before-cors"),
      lesson:
        "The server rejected the request with 429, and the page cannot read the response. The rate limit runs before CORS, so its response has no CORS headers. The page sees neither the status nor when to try again.",
      cause: "The rate limiter runs before everything else, as its manual says.",
      upstream: ["modrinth/code#2591", "Giphy/GiphyAPI#190"],
      shows: readList,
      change: "Count requests after CORS has added its headers.",
      fix: "limit-after-cors",
      outcomes: everyRejection(429),
    },
    {
      id: "limit-after-cors",
      title: "Rate limit after CORS",
      policy: setup("limit-after-cors"),
      lesson:
        "The limit still applies, and now the page can read the 429. It sees the status, the message, and when to try again. Preflights get their response before any request is counted.",
      cause: "CORS is registered before the rate limit.",
      shows: readList,
      change: "Nothing: this order works.",
      fix: "limit-after-cors",
      outcomes: everyRequest(429, readable),
    },
    {
      id: "redirect-before-cors",
      title: "Redirect before CORS",
      policy: setup("redirect-before-cors"),
      lesson:
        "The server redirected the browser’s OPTIONS request, so the browser never sent the PUT. That request is the preflight, and a browser never follows its redirects: from http to https, to a slash at the end, to a newer version. The PUT itself may be redirected, once its preflight succeeded at the first address.",
      cause: "The old addresses redirect to the new ones, for every method.",
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
      title: "Redirect after CORS",
      policy: setup("redirect-after-cors"),
      lesson:
        "The browser follows the redirect, because the redirect allows the page too. It has CORS headers like any other response. A request that needs a preflight for the first address needs another for the second: two preflights for one request.",
      cause: "CORS is registered before the redirect.",
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
        "The server sends every header, but it responds to OPTIONS with 405. Before a PUT the browser sends a preflight, an OPTIONS request, and its status has to be a success. A router without a route for OPTIONS rejects it.",
      cause: "The headers were copied from a forum post into a hook.",
      shows: edit,
      change: "Let @fastify/cors handle OPTIONS, or respond with 204 yourself.",
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
        "The server responded with 500, because its code threw an error for your page. A function decides which origins are allowed, and throws an error for all others. The 500 has no CORS headers. The function should return false.",
      cause: 'The function came from a manual, with new Error("Not allowed by CORS").',
      shows: readList,
      change: "Allow the origin of your page. For other origins return false, not an error.",
      fix: "correct",
      outcomes: everyRejection(500),
    },
    {
      id: "route-options",
      title: "CORS options on a route",
      policy: setup("route-options"),
      lesson:
        "The route allows PUT, but the browser’s OPTIONS request never reaches the route. @fastify/cors responds to the preflight itself, with the options given to register, and those do not allow PUT and DELETE. A route’s own options apply only to its responses.",
      cause: "The options are in config.cors of the routes that need them.",
      shows: edit,
      change: "In register, allow everything that any route needs.",
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
