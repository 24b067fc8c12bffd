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
      title: "The plugin’s defaults",
      policy: { kind: "plugin", options: { origin: correctOptions.origin, credentials: true } },
      lesson:
        "By default the plugin, @fastify/cors, allows only GET, HEAD and POST, since version 11. Reading and creating work, and the preflight of a PUT or a DELETE fails. This is the most asked question about the plugin. Headers need no list by default: it repeats the requested ones.",
      cause: "Named the origin, and relied on the defaults for the rest.",
      upstream: ["fastify/fastify-cors#370", "safe-global/safe-client-gateway#3265"],
      shows: { probe: "remove" },
      change: "List the methods that your routes have.",
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
        "A star for the methods means every method, but only for a request without cookies. With cookies it is the name of a method that nobody uses. The same PUT works for a visitor and fails for somebody who is signed in.",
      cause: "Wrote a star for the methods, and tried it without cookies.",
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
        "A star for the headers covers every header, but only for a request without cookies. With cookies it is the name of a header, and covers nothing. Without cookies it even covers Authorization, which browsers say will end.",
      cause: "Wrote a star for the headers, and tried it without cookies.",
      upstream: ["whatwg/fetch#1919"],
      shows: withCookies,
      change: "List the headers by name, Authorization too.",
      fix: "correct",
      outcomes: { ...allAllowed, "update-with-cookies-and-token": headerBlocked("authorization") },
    },
    {
      id: "json-not-allowed",
      title: "JSON not allowed",
      policy: plugin({ allowedHeaders: ["Authorization"] }),
      lesson:
        "A JSON body needs a preflight, because no HTML form could send it. The server has to list the header Content-Type, and this one does not. The same text sent as text/plain needs no preflight, and is written.",
      cause: "Listed the header with the token, and forgot that JSON needs one too.",
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
        "The methods must be separated by commas. Anything else between the names makes one name of them, with characters that no name may have. The browser takes nothing from a list that it cannot parse.",
      cause: "Separated the methods by semicolons.",
      shows: { probe: "update" },
      change: "Put commas between the methods, or give a list of strings.",
      fix: "correct",
      outcomes: everyPreflight(blocked("InvalidAllowMethodsPreflightResponse", "", "OPTIONS 204")),
    },
    {
      id: "headers-unparsable",
      title: "Invalid list of headers",
      policy: plugin({ allowedHeaders: "Content-Type Authorization" }),
      lesson:
        "Header names must be separated by commas, and a space is not one. One mistake in the list spoils all of it: no request with a preflight is sent, whatever header it carries.",
      cause: "Separated the headers by a space.",
      shows: { probe: "create" },
      change: "Put commas between the names, or give a list of strings.",
      fix: "correct",
      outcomes: everyPreflight(blocked("InvalidAllowHeadersPreflightResponse", "", "OPTIONS 204")),
    },
    {
      id: "preflight-off",
      title: "Preflights switched off",
      policy: plugin({ preflight: false }),
      lesson:
        "Before a PUT the browser sends an OPTIONS request, the preflight. With preflight: false the plugin adds its headers and leaves OPTIONS to your routes; with no such route the response is 404. Every header is right, and the preflight still fails, because its status has to be a success.",
      cause: "Switched preflights off because they filled the log.",
      shows: { probe: "update" },
      change: "Leave preflight out, or respond to OPTIONS with 204 yourself.",
      fix: "correct",
      outcomes: everyPreflight(blocked("PreflightInvalidStatus", "", "OPTIONS 404")),
    },
    ...methodCase,
  ],
};
