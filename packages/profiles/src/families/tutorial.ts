import { blocked, type Family, readable } from "../profile.ts";
import { allowedHeaders, correctOptions, fastapiNames, methods, origin } from "./permissions.ts";
import { attackers } from "./outcomes.ts";

const { allow_headers, allow_methods, allow_origins } = fastapiNames;

/** The six situations of the tutorial that this project reproduces, in its order. */
export const tutorial = {
  id: "tutorial",
  title: "The tutorial's six",
  profiles: [
    {
      id: "disabled",
      title: "CORS disabled",
      policy: { kind: "none" },
      lesson:
        "The API has another port than the page, and so another origin. A script may read its answers only if the server permits it; without CORS it never does. The request arrives and is answered, and the browser keeps the answer. Where it must ask first, with a preflight, the question finds no route, and the request is never sent.",
      cause: "Started the front end and the API, and had not thought of CORS yet.",
      shows: { probe: "read", instruction: "Open the profile: it reads the list." },
      change: "Register the CORS plugin and list the origin of your page.",
      fastapi: { options: null, differs: null },
      fix: "correct",
      outcomes: {
        read: blocked("MissingAllowOriginHeader", "", "GET 200"),
        "read-with-cookies": blocked("MissingAllowOriginHeader", "", "GET 200"),
        "read-with-token": blocked("PreflightMissingAllowOriginHeader", "", "OPTIONS 404"),
        create: blocked("PreflightMissingAllowOriginHeader", "", "OPTIONS 404"),
        "create-as-text": blocked("MissingAllowOriginHeader", "", "POST 201"),
        update: blocked("PreflightMissingAllowOriginHeader", "", "OPTIONS 404"),
        remove: blocked("PreflightMissingAllowOriginHeader", "", "OPTIONS 404"),
        "update-with-cookies-and-token": blocked(
          "PreflightMissingAllowOriginHeader",
          "",
          "OPTIONS 404",
        ),
        ...attackers(),
      },
    },
    {
      id: "origin-mismatch",
      title: "Origin mismatch",
      // A string and not a list: the plugin sends a string to everybody, and a list only to its members.
      policy: {
        kind: "plugin",
        options: { origin: "https://app.example.test", credentials: true, methods, allowedHeaders },
      },
      lesson:
        "The server permits one origin, and your page has another: scheme, host and port all have to be equal. A single origin given as a string is sent to everybody, so Chromium and Firefox can tell you which one the server meant.",
      cause: "Left the address of the finished site in the configuration while developing.",
      shows: { probe: "read", instruction: "Open the profile: it reads the list." },
      change: "Name the origin of your page, exactly as the browser sends it.",
      fastapi: {
        options: {
          allow_origins: ["https://app.example.test"],
          allow_credentials: true,
          allow_methods,
          allow_headers,
        },
        differs:
          "FastAPI only has lists and never names another origin: Chromium then says that the header is missing, and a preflight is answered with 400.",
      },
      fix: "correct",
      outcomes: {
        read: blocked("AllowOriginMismatch", "https://app.example.test", "GET 200"),
        "read-with-cookies": blocked("AllowOriginMismatch", "https://app.example.test", "GET 200"),
        "read-with-token": blocked(
          "PreflightAllowOriginMismatch",
          "https://app.example.test",
          "OPTIONS 204",
        ),
        create: blocked("PreflightAllowOriginMismatch", "https://app.example.test", "OPTIONS 204"),
        "create-as-text": blocked("AllowOriginMismatch", "https://app.example.test", "POST 201"),
        update: blocked("PreflightAllowOriginMismatch", "https://app.example.test", "OPTIONS 204"),
        remove: blocked("PreflightAllowOriginMismatch", "https://app.example.test", "OPTIONS 204"),
        "update-with-cookies-and-token": blocked(
          "PreflightAllowOriginMismatch",
          "https://app.example.test",
          "OPTIONS 204",
        ),
        ...attackers(200, 201, (exchange) =>
          blocked("AllowOriginMismatch", "https://app.example.test", exchange),
        ),
      },
    },
    {
      id: "wildcard-plus-credentials",
      title: "Wildcard with credentials",
      policy: {
        kind: "plugin",
        options: { origin: "*", credentials: true, methods, allowedHeaders },
      },
      lesson:
        "The wildcard, a star, means everybody, and a browser never hands an answer made for a signed-in person to everybody. Without cookies this works; with cookies, which the options call credentials, the server has to name one origin.",
      cause: "Allowed everybody with a star to be done with it, and then added signing in.",
      upstream: [
        "https://github.com/expressjs/cors/issues/119",
        "https://github.com/expressjs/cors/issues/174",
      ],
      shows: {
        probe: "read-with-cookies",
        instruction: "Switch “send cookies” on and read the list.",
      },
      change: "Replace the wildcard by the list of origins that you trust.",
      fastapi: {
        options: { allow_origins: ["*"], allow_credentials: true, allow_methods, allow_headers },
        differs:
          "Since Starlette 1.0 (February 2026) FastAPI answers any origin with that origin's own name here: no error, but every website may read a signed-in person's data.",
      },
      fix: "correct",
      outcomes: {
        read: readable("GET 200"),
        "read-with-cookies": blocked("WildcardOriginNotAllowed", "", "GET 200"),
        "read-with-token": readable("OPTIONS 204", "GET 200"),
        create: readable("OPTIONS 204", "POST 201"),
        "create-as-text": readable("POST 201"),
        update: readable("OPTIONS 204", "PUT 200"),
        remove: readable("OPTIONS 204", "DELETE 204"),
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
      policy: {
        kind: "plugin",
        options: {
          origin,
          credentials: true,
          methods: ["GET", "HEAD", "POST", "DELETE"],
          allowedHeaders,
        },
      },
      lesson:
        "Before a PUT the browser asks with a preflight which methods the server allows. PUT is not on the list, so the PUT is never sent and nothing changes. Reading and creating go on working, which makes this one easy to miss.",
      cause: "Wrote the list of methods before there was a PUT.",
      upstream: ["https://github.com/elysiajs/elysia-cors/issues/49"],
      shows: { probe: "update", instruction: "Edit an item and save it." },
      change:
        "Add PUT to the list of methods. Without a list the plugin allows GET, HEAD and POST.",
      fastapi: {
        options: {
          allow_origins,
          allow_credentials: true,
          allow_methods: ["GET", "HEAD", "POST", "DELETE"],
          allow_headers,
        },
        differs:
          "FastAPI answers this preflight with 400, and Chromium says “It does not have HTTP ok status.” and no longer which method.",
      },
      fix: "correct",
      outcomes: {
        read: readable("GET 200"),
        "read-with-cookies": readable("GET 200"),
        "read-with-token": readable("OPTIONS 204", "GET 200"),
        create: readable("OPTIONS 204", "POST 201"),
        "create-as-text": readable("POST 201"),
        update: blocked("MethodDisallowedByPreflightResponse", "PUT", "OPTIONS 204"),
        remove: readable("OPTIONS 204", "DELETE 204"),
        "update-with-cookies-and-token": blocked(
          "MethodDisallowedByPreflightResponse",
          "PUT",
          "OPTIONS 204",
        ),
        ...attackers(),
      },
    },
    {
      id: "missing-header",
      title: "Header not allowed",
      policy: {
        kind: "plugin",
        options: { origin, credentials: true, methods, allowedHeaders: ["Content-Type"] },
      },
      lesson:
        "A header that an HTML form could not send makes the browser ask the server first, with a preflight. Authorization, which carries the token of a signed-in person, is such a header; this server does not list it, so your request was never sent.",
      cause: "Listed Content-Type, and added the token later.",
      upstream: ["https://github.com/ermiry/cerver/issues/345"],
      shows: { probe: "read-with-token", instruction: "Switch “send token” on and read the list." },
      change: "Add Authorization to the list of allowed headers.",
      fastapi: {
        options: {
          allow_origins,
          allow_credentials: true,
          allow_methods,
          allow_headers: ["Content-Type"],
        },
        differs:
          "FastAPI answers this preflight with 400, and Chromium says “It does not have HTTP ok status.” and no longer which header.",
      },
      fix: "correct",
      outcomes: {
        read: readable("GET 200"),
        "read-with-cookies": readable("GET 200"),
        "read-with-token": blocked(
          "HeaderDisallowedByPreflightResponse",
          "authorization",
          "OPTIONS 204",
        ),
        create: readable("OPTIONS 204", "POST 201"),
        "create-as-text": readable("POST 201"),
        update: readable("OPTIONS 204", "PUT 200"),
        remove: readable("OPTIONS 204", "DELETE 204"),
        "update-with-cookies-and-token": blocked(
          "HeaderDisallowedByPreflightResponse",
          "authorization",
          "OPTIONS 204",
        ),
        ...attackers(),
      },
    },
    {
      id: "correct",
      title: "Correct",
      policy: { kind: "plugin", options: correctOptions },
      lesson:
        "The origins are named, cookies are allowed, methods and headers are listed. FastAPI’s ['*'] for “all of them” cannot be carried over as '*': this plugin, @fastify/cors, sends it literally, and with cookies a browser then takes the star for the name of a method or a header.",
      cause: "Named the origins, the methods and the headers that the page needs.",
      shows: {
        probe: "update-with-cookies-and-token",
        instruction: "Do anything: everything works.",
      },
      change: "Nothing: copy this one.",
      fastapi: {
        options: {
          allow_origins,
          allow_credentials: true,
          allow_methods,
          allow_headers,
        },
        differs:
          "FastAPI also takes ['*'] for methods and headers, which there is no wildcard: it lists every method and repeats the headers that were asked for.",
      },
      fix: "correct",
      outcomes: {
        read: readable("GET 200"),
        "read-with-cookies": readable("GET 200"),
        "read-with-token": readable("OPTIONS 204", "GET 200"),
        create: readable("OPTIONS 204", "POST 201"),
        "create-as-text": readable("POST 201"),
        update: readable("OPTIONS 204", "PUT 200"),
        remove: readable("OPTIONS 204", "DELETE 204"),
        "update-with-cookies-and-token": readable("OPTIONS 204", "PUT 200"),
        ...attackers(),
      },
    },
  ],
} as const satisfies Family;
