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
        "The page and the API run on different ports, so the browser checks who may read the response. Different ports are different origins, and the server sent no CORS headers, so the browser blocked the response. The request itself reached the server. A request that needs a preflight is never sent, because no route handles OPTIONS.",
      cause: "The front end and the API were started without any CORS configuration.",
      shows: { probe: "read" },
      change: "Set up CORS on the server, and list the origin of your page.",
      fix: "correct",
      outcomes: originRejected("MissingAllowOriginHeader", "", "OPTIONS 404"),
    },
    {
      id: "origin-mismatch",
      title: "Origin mismatch",
      // A string and not a list: the plugin sends a string to everybody, and a list only to its members.
      policy: plugin({ origin: "https://app.example.test" }),
      lesson:
        "The server allows one address, and your page has another. An origin is scheme, host and port, and all three must be equal. @fastify/cors sends a single origin, given as a string, in every response, so Chromium and Firefox can name it.",
      cause: "The configuration still had the production address during development.",
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
        "The server allows every website with *, which does not work for a request with cookies. Otherwise every website could read what the server sends to a signed-in user. With cookies, which the options call credentials, the response has to name one origin instead of the wildcard.",
      cause: "The server allowed every origin with *, and sign-in was added later.",
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
        "The server does not allow PUT, so the browser never sent the request. Before a PUT the browser sends a preflight, and the response did not list PUT. Nothing changed on the server. Reading and creating still work, so this error is easy to miss.",
      cause: "The method list was written before the app used PUT.",
      upstream: ["elysiajs/elysia-cors#49"],
      shows: { probe: "update" },
      change: "Add PUT to the list of allowed methods.",
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
        "The server does not allow one of the request headers, so the browser never sent the request. A request header that no HTML form can send needs a preflight. Authorization, which holds the token of a signed-in user, is one of them, and the response did not list it.",
      cause: "The list had only Content-Type, and the token was added later.",
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
        "The server lists every address, method and header that the page needs, and allows cookies. Do not copy FastAPI’s ['*'] as '*': @fastify/cors sends it literally, and with cookies the browser reads the star as the name of a method or a header.",
      cause: "The configuration names the origins, methods and headers that the page needs.",
      shows: {
        probe: "update-with-cookies-and-token",
      },
      change: "Nothing: copy this configuration.",
      fix: "correct",
      outcomes: allAllowed,
    },
  ],
};
