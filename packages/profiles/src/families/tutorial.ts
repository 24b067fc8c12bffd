import { blocked } from "../model/outcome.ts";
import type { Family } from "../model/profile.ts";
import {
  allAllowed,
  attackers,
  headerBlocked,
  methodBlocked,
  originRejected,
} from "./shared/outcomes.ts";
import { plugin } from "./shared/policies.ts";

/** The six situations of the tutorial that this project reproduces, in its order. */
export const tutorial: Family = {
  id: "tutorial",
  title: "Tutorial",
  profiles: [
    {
      id: "disabled",
      title: "CORS disabled",
      policy: { kind: "none" },
      lesson:
        "The page and the API run on different ports, so they are different origins. The server sent no CORS headers, so the browser blocked the response; the request itself reached the server. A request that needs a preflight is never sent, because the OPTIONS request found no route.",
      cause: "Started the front end and the API without setting up CORS.",
      shows: { probe: "read" },
      change: "Register the CORS plugin and list the origin of your page.",
      fix: "correct",
      outcomes: originRejected("MissingAllowOriginHeader", "", "OPTIONS 404"),
    },
    {
      id: "origin-mismatch",
      title: "Origin mismatch",
      // A string and not a list: the plugin sends a string to everybody, and a list only to its members.
      policy: plugin({ origin: "https://app.example.test" }),
      lesson:
        "The server allows one origin, and your page has another. Scheme, host and port must all be equal. The plugin sends a single origin, given as a string, in every response, so Chromium and Firefox can name the one that the server meant.",
      cause: "Left the production address in the configuration while developing.",
      shows: { probe: "read" },
      change: "Name the origin of your page, exactly as the browser sends it.",
      fix: "correct",
      outcomes: originRejected("AllowOriginMismatch", "https://app.example.test"),
    },
    {
      id: "wildcard-plus-credentials",
      title: "Wildcard with credentials",
      policy: plugin({ origin: "*" }),
      lesson:
        "The wildcard (*) allows every origin, but never for a request with cookies. Otherwise every website could read what the server sends to a signed-in person. With cookies, which the options call credentials, the response has to name one origin.",
      cause: "Allowed every origin with a star, and added signing in later.",
      upstream: ["expressjs/cors#119", "expressjs/cors#174"],
      shows: {
        probe: "read-with-cookies",
      },
      change: "Replace the wildcard with a list of the origins that you trust.",
      fix: "correct",
      outcomes: {
        ...allAllowed,
        "read-with-cookies": blocked("WildcardOriginNotAllowed", "", "GET 200"),
        "update-with-cookies-and-token": blocked(
          "PreflightWildcardOriginNotAllowed",
          "",
          "OPTIONS 204",
        ),
        ...attackers(200, 201, (exchange) => blocked("WildcardOriginNotAllowed", "", exchange)),
      },
    },
    {
      id: "missing-method",
      title: "Method not allowed",
      policy: plugin({ methods: ["GET", "HEAD", "POST", "DELETE"] }),
      lesson:
        "Before a PUT the browser sends a preflight, and the response does not list PUT. The browser therefore never sends the PUT, and nothing changes on the server. Reading and creating still work, which makes this one easy to miss.",
      cause: "Wrote the list of methods before there was a PUT.",
      upstream: ["elysiajs/elysia-cors#49"],
      shows: { probe: "update" },
      change:
        "Add PUT to the list of methods. Without a list the plugin allows GET, HEAD and POST.",
      fix: "correct",
      outcomes: {
        ...allAllowed,
        update: methodBlocked("PUT"),
        "update-with-cookies-and-token": methodBlocked("PUT"),
      },
    },
    {
      id: "missing-header",
      title: "Header not allowed",
      policy: plugin({ allowedHeaders: ["Content-Type"] }),
      lesson:
        "A request header that no HTML form could send needs a preflight. Authorization, which carries the token of a signed-in person, is such a header. This server does not list it, so the browser never sent your request.",
      cause: "Listed Content-Type, and added the token later.",
      upstream: ["ermiry/cerver#345"],
      shows: { probe: "read-with-token" },
      change: "Add Authorization to the list of allowed headers.",
      fix: "correct",
      outcomes: {
        ...allAllowed,
        "read-with-token": headerBlocked("authorization"),
        "update-with-cookies-and-token": headerBlocked("authorization"),
      },
    },
    {
      id: "correct",
      title: "Correct",
      policy: plugin(),
      lesson:
        "The server names the origins, allows cookies, and lists methods and headers. Do not carry FastAPI’s ['*'] for “all of them” over as '*'. This plugin, @fastify/cors, sends it literally, and with cookies a browser takes the star for the name of a method or a header.",
      cause: "Named the origins, the methods and the headers that the page needs.",
      shows: {
        probe: "update-with-cookies-and-token",
      },
      change: "Nothing: copy this one.",
      fix: "correct",
      outcomes: allAllowed,
    },
  ],
};
