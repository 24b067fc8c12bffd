import { blocked, type Family, readable } from "../profile.ts";
import { asked, everyAnswer, everyPreflight, simple, attackers } from "./outcomes.ts";

const missing = "MissingAllowOriginHeader";

/** Whatever is asked, this status comes back before CORS had a say. */
const everyRefusal = (status: number) => ({
  ...everyPreflight(blocked(`Preflight${missing}`, "", `OPTIONS ${status}`)),
  read: blocked(missing, "", `GET ${status}`),
  "read-with-cookies": blocked(missing, "", `GET ${status}`),
  "create-as-text": blocked(missing, "", `POST ${status}`),
  ...attackers(status, status),
});

const setup = (name: string) => ({ kind: "setup", name }) as const;

/** CORS is there, and something else answers the preflight. */
export const elsewhereAnswered = {
  id: "elsewhere-answered",
  title: "Somebody else answers the preflight",
  isFolded: true,
  profiles: [
    {
      id: "auth-before-cors",
      title: "Sign-in checked before CORS",
      policy: setup("auth-before-cors"),
      lesson:
        "A preflight, the OPTIONS request with which the browser asks first, never carries a token or a cookie. Where a check for one stands before CORS, it answers the preflight with 401, and the token that would satisfy it is never sent.",
      cause: "Added the hook that checks tokens at the top of the file, above the CORS plugin.",
      upstream: [
        "https://github.com/auth0/node-oauth2-jwt-bearer/issues/44",
        "https://github.com/kdeps/kdeps/issues/468",
      ],
      shows: { probe: "read-with-token", instruction: "Switch the token on and read the list." },
      change: "Register CORS before whatever may say no.",
      fastapi: null,
      fix: "auth-after-cors",
      outcomes: everyRefusal(401),
    },
    {
      id: "auth-after-cors",
      title: "Sign-in checked after CORS",
      policy: setup("auth-after-cors"),
      lesson:
        "CORS comes first: preflights are answered before anybody asks for a token, and even the refusal of a stranger can be read, so that a page can tell people to sign in.",
      cause: "Registered CORS first.",
      shows: { probe: "read-with-token", instruction: "Switch the token on and read the list." },
      change: "Nothing: this is the order that works.",
      fastapi: null,
      fix: "auth-after-cors",
      outcomes: {
        ...everyAnswer(401, readable),
        "read-with-token": asked["read-with-token"],
        "update-with-cookies-and-token": asked["update-with-cookies-and-token"],
      },
    },
    {
      id: "limit-before-cors",
      title: "A rate limit before CORS",
      policy: setup("limit-before-cors"),
      lesson:
        "Whoever asks too often gets a 429, and that answer leaves without CORS headers, because the limit is counted first. The page cannot read when to come back; it cannot even read that it was a 429.",
      cause: "Put a rate limiter in front of everything, as its manual says.",
      upstream: [
        "https://github.com/modrinth/code/issues/2591",
        "https://github.com/Giphy/GiphyAPI/issues/190",
      ],
      shows: { probe: "read", instruction: "Open it: it reads the list." },
      change: "Count after CORS has added its headers.",
      fastapi: null,
      fix: "limit-after-cors",
      outcomes: everyRefusal(429),
    },
    {
      id: "limit-after-cors",
      title: "A rate limit after CORS",
      policy: setup("limit-after-cors"),
      lesson:
        "The limit still holds, and now the page can read it: the status, the message, and when to come back. Preflights are answered before anything is counted.",
      cause: "Registered CORS first.",
      shows: { probe: "read", instruction: "Open it: it reads the list." },
      change: "Nothing: this is the order that works.",
      fastapi: null,
      fix: "limit-after-cors",
      outcomes: everyAnswer(429, readable),
    },
    {
      id: "redirect-before-cors",
      title: "A redirect before CORS",
      policy: setup("redirect-before-cors"),
      lesson:
        "Before a PUT the browser asks with a preflight, and that question may never be redirected, however harmless the redirect: from http to https, to a slash at the end, to a newer version. The PUT itself may be, once its preflight was answered at the first address.",
      cause: "Redirected the old addresses to the new ones, for every method at once.",
      upstream: [
        "https://github.com/datagouv/data.gouv.fr/issues/1359",
        "https://github.com/corydolphin/flask-cors/issues/257",
      ],
      shows: { probe: "update", instruction: "Edit an item and save it." },
      change: "Answer preflights before redirecting, or call the new address.",
      fastapi: null,
      fix: "redirect-after-cors",
      outcomes: {
        ...everyPreflight(blocked("PreflightDisallowedRedirect", "", "OPTIONS 308")),
        read: blocked(missing, "", "GET 308"),
        "read-with-cookies": blocked(missing, "", "GET 308"),
        "create-as-text": blocked(missing, "", "POST 308"),
        ...attackers(308, 308),
      },
    },
    {
      id: "redirect-after-cors",
      title: "A redirect after CORS",
      policy: setup("redirect-after-cors"),
      lesson:
        "The redirect itself carries CORS headers, so the browser may follow it. Whatever had to ask before the first address asks again before the second: two questions for one request.",
      cause: "Registered CORS first.",
      shows: { probe: "update", instruction: "Edit an item and save it." },
      change: "Nothing. To be asked once only, call the new address.",
      fastapi: null,
      fix: "redirect-after-cors",
      outcomes: {
        read: readable("GET 308", "GET 200"),
        "read-with-cookies": readable("GET 308", "GET 200"),
        "read-with-token": readable("OPTIONS 204", "GET 308", "OPTIONS 204", "GET 200"),
        create: readable("OPTIONS 204", "POST 308", "OPTIONS 204", "POST 201"),
        "create-as-text": readable("POST 308", "POST 201"),
        update: readable("OPTIONS 204", "PUT 308", "OPTIONS 204", "PUT 200"),
        remove: readable("OPTIONS 204", "DELETE 308", "OPTIONS 204", "DELETE 204"),
        "update-with-cookies-and-token": readable(
          "OPTIONS 204",
          "PUT 308",
          "OPTIONS 204",
          "PUT 200",
        ),
        ...attackers(308, 308),
      },
    },
    {
      id: "headers-by-hand",
      title: "CORS headers by hand",
      policy: setup("headers-by-hand"),
      lesson:
        "Setting the four headers is half of the work. Before a PUT the browser sends a request of its own, an OPTIONS, the preflight, and somebody has to answer it with a success: here a router that knows no OPTIONS says 405, with every header in place.",
      cause: "Copied the headers from an answer on a forum into a hook.",
      shows: { probe: "update", instruction: "Edit an item and save it." },
      change: "Let the plugin answer, or answer OPTIONS with 204 yourself.",
      fastapi: null,
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
        "A function decides who is trusted. Your page is not, and whoever is not gets an error. The server takes that for a crash and says 500, without the header that permits; false would have been the answer.",
      cause: 'Copied the function from a manual, with its new Error("Not allowed by CORS").',
      shows: { probe: "read", instruction: "Open it: it reads the list." },
      change: "Name the origin of your page; answer false, and no error, for the others.",
      fastapi: null,
      fix: "correct",
      outcomes: everyRefusal(500),
    },
    {
      id: "route-options",
      title: "Options on the route",
      policy: setup("route-options"),
      lesson:
        "A route may have CORS options of its own, and they count for its answers. The preflight is not that route: the plugin answers it by itself, with the options for all, and there PUT and DELETE are not allowed.",
      cause: "Wrote the options where they are needed, into config.cors of the routes.",
      shows: { probe: "update", instruction: "Edit an item and save it." },
      change: "Allow in register what any route needs.",
      fastapi: null,
      fix: "correct",
      outcomes: {
        ...simple,
        "read-with-cookies": blocked("InvalidAllowCredentials", "", "GET 200"),
        "read-with-token": blocked(
          "HeaderDisallowedByPreflightResponse",
          "authorization",
          "OPTIONS 204",
        ),
        create: asked.create,
        update: blocked("MethodDisallowedByPreflightResponse", "PUT", "OPTIONS 204"),
        remove: blocked("MethodDisallowedByPreflightResponse", "DELETE", "OPTIONS 204"),
        "update-with-cookies-and-token": blocked(
          "PreflightInvalidAllowCredentials",
          "",
          "OPTIONS 204",
        ),
      },
    },
  ],
} as const satisfies Family;
