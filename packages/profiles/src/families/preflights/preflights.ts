import { blocked } from "../../model/outcome.ts";
import type { Family } from "../../model/profile.ts";
import { allAllowed, everyPreflight, headerBlocked, methodBlocked } from "../shared/outcomes.ts";
import { correctOptions, plugin } from "../shared/policies.ts";
import { methodCase } from "./method-case.ts";

const withCookies = {
  probe: "update-with-cookies-and-token",
} as const;

/** The origin is right, and the response to the preflight does not allow the request. */
export const preflights: Family = {
  id: "preflights",
  title: "Preflight failures",
  isFolded: true,
  profiles: [
    {
      id: "plugin-defaults",
      title: "Defaults of @fastify/cors",
      policy: { kind: "plugin", options: { origin: correctOptions.origin, credentials: true } },
      lesson:
        "The server has no list of methods, so the browser blocks PUT and DELETE. Since version 11, @fastify/cors allows only GET, HEAD and POST by default. Reading and creating work, and the preflight of a PUT or a DELETE fails. Headers need no list: by default @fastify/cors allows the requested ones.",
      cause: "The configuration names the origin and leaves the methods at their default.",
      upstream: ["fastify/fastify-cors#370", "safe-global/safe-client-gateway#3265"],
      shows: { probe: "remove" },
      change: "List every method that your routes have.",
      fix: "correct",
      outcomes: {
        ...allAllowed,
        update: methodBlocked("PUT"),
        remove: methodBlocked("DELETE"),
        "update-with-cookies-and-token": methodBlocked("PUT"),
      },
    },
    {
      id: "methods-star",
      title: "Wildcard for methods",
      policy: plugin({ methods: "*" }),
      lesson:
        "The server allows every method with *, which does not work for a request with cookies. With cookies, the star is the name of a method that nobody uses. The same PUT works without a session, and fails for a user who is signed in.",
      cause: "The methods were set to * and tested without cookies.",
      shows: withCookies,
      change: "List the methods by name.",
      fix: "correct",
      outcomes: { ...allAllowed, "update-with-cookies-and-token": methodBlocked("PUT") },
    },
    {
      id: "headers-star",
      title: "Wildcard for headers",
      policy: plugin({ allowedHeaders: "*" }),
      lesson:
        "The server allows every header with *, which does not work for a request with cookies. With cookies, the star is the name of a header, and covers nothing else. Without cookies it even covers Authorization, which browsers say will end.",
      cause: "The headers were set to * and tested without cookies.",
      upstream: ["whatwg/fetch#1919"],
      shows: withCookies,
      change: "List the headers by name, including Authorization.",
      fix: "correct",
      outcomes: { ...allAllowed, "update-with-cookies-and-token": headerBlocked("authorization") },
    },
    {
      id: "json-not-allowed",
      title: "JSON not allowed",
      policy: plugin({ allowedHeaders: ["Authorization"] }),
      lesson:
        "The server does not allow the header Content-Type, so the browser never sent the JSON. No HTML form can send JSON, so it needs a preflight, and the response has to list Content-Type. The same text sent as text/plain needs no preflight, and the server stores it.",
      cause: "The list has the header for the token, and JSON needs Content-Type too.",
      shows: { probe: "create" },
      change: "Add Content-Type to the list of allowed headers.",
      fix: "correct",
      outcomes: {
        ...allAllowed,
        create: headerBlocked("content-type"),
        update: headerBlocked("content-type"),
        "update-with-cookies-and-token": headerBlocked("content-type"),
      },
    },
    {
      id: "methods-unparsable",
      title: "Invalid list of methods",
      policy: plugin({ methods: "GET;POST;PUT;DELETE" }),
      lesson:
        "The browser could not read the list of methods, because commas are missing. Anything else between the names makes one name of them, with characters that no name may have. The browser then rejects the whole list.",
      cause: "The methods are separated by semicolons.",
      shows: { probe: "update" },
      change: "Put commas between the methods.",
      fix: "correct",
      outcomes: everyPreflight(blocked("InvalidAllowMethodsPreflightResponse", "", "OPTIONS 204")),
    },
    {
      id: "headers-unparsable",
      title: "Invalid list of headers",
      policy: plugin({ allowedHeaders: "Content-Type Authorization" }),
      lesson:
        "The browser could not read the list of headers, because commas are missing. A space does not separate two names. One mistake invalidates the whole list, so the browser sends no request that needs a preflight.",
      cause: "The headers are separated by a space.",
      shows: { probe: "create" },
      change: "Put commas between the names.",
      fix: "correct",
      outcomes: everyPreflight(blocked("InvalidAllowHeadersPreflightResponse", "", "OPTIONS 204")),
    },
    {
      id: "preflight-off",
      title: "Preflights switched off",
      policy: plugin({ preflight: false }),
      lesson:
        "No route handles OPTIONS, so the request that the browser sent before the PUT got a 404. That request is the preflight. With preflight: false, @fastify/cors adds its headers and leaves OPTIONS to your routes. Every header is right, but the status has to be a success.",
      cause: "Preflights were switched off, because they filled the log.",
      shows: { probe: "update" },
      change: "Respond to OPTIONS with a success status, such as 204.",
      fix: "correct",
      outcomes: everyPreflight(blocked("PreflightInvalidStatus", "", "OPTIONS 404")),
    },
    ...methodCase,
  ],
};
