import { blocked, type Family } from "../profile.ts";
import { methodCase } from "./method-case.ts";
import { asked, everyPreflight, simple } from "./outcomes.ts";
import { allowedHeaders, fastapiNames, methods, origin } from "./permissions.ts";

const { allow_headers, allow_methods, allow_origins } = fastapiNames;
const allow_credentials = true;

const method = (name: string) =>
  blocked("MethodDisallowedByPreflightResponse", name, "OPTIONS 204");
const header = (name: string) =>
  blocked("HeaderDisallowedByPreflightResponse", name, "OPTIONS 204");

/** The origin is right, and yet the preflight's answer does not let the request go on. */
export const preflights = {
  id: "preflights",
  title: "Preflights that die",
  isFolded: true,
  profiles: [
    {
      id: "plugin-defaults",
      title: "The plugin’s defaults",
      policy: { kind: "plugin", options: { origin, credentials: true } },
      lesson:
        "Since version 11 the plugin, @fastify/cors, allows GET, HEAD and POST when nothing else is said. Reading and creating work; before a PUT or a DELETE the browser asks, and is not given leave: the most asked question about the plugin. Headers need no list by default, for it repeats whichever were asked for.",
      cause: "Named the origin, and trusted the defaults for the rest.",
      upstream: [
        "https://github.com/fastify/fastify-cors/issues/370",
        "https://github.com/safe-global/safe-client-gateway/pull/3265",
      ],
      shows: { probe: "remove", instruction: "Delete an item." },
      change: "List the methods that your routes have.",
      fastapi: {
        options: { allow_origins, allow_credentials },
        differs:
          "FastAPI's default allows GET alone and no header that needs permission; every such preflight is answered with 400.",
      },
      fix: "correct",
      outcomes: {
        ...simple,
        ...asked,
        update: method("PUT"),
        remove: method("DELETE"),
        "update-with-cookies-and-token": method("PUT"),
      },
    },
    {
      id: "methods-star",
      title: "Methods: a star",
      policy: {
        kind: "plugin",
        options: { origin, credentials: true, methods: "*", allowedHeaders },
      },
      lesson:
        "A star for the methods means every method, but only while the request carries no cookies. With cookies it is the name of a method that nobody uses: the same PUT works for a visitor and fails for whoever is signed in.",
      cause: "Wrote a star for the methods, and tried it without cookies.",
      shows: {
        probe: "update-with-cookies-and-token",
        instruction: "Switch cookies and token on, and edit an item.",
      },
      change: "List the methods by name.",
      fastapi: {
        options: { allow_origins, allow_credentials, allow_methods: ["*"], allow_headers },
        differs:
          "In FastAPI the star is no wildcard of HTTP: it answers with the names of all methods.",
      },
      fix: "correct",
      outcomes: { ...simple, ...asked, "update-with-cookies-and-token": method("PUT") },
    },
    {
      id: "headers-star",
      title: "Headers: a star",
      policy: {
        kind: "plugin",
        options: { origin, credentials: true, methods, allowedHeaders: "*" },
      },
      lesson:
        "Without cookies a star covers every header (Authorization too, which browsers say will end). With cookies it is the name of a header, and covers nothing.",
      cause: "Wrote a star for the headers, and tried it without cookies.",
      upstream: ["https://github.com/whatwg/fetch/issues/1919"],
      shows: {
        probe: "update-with-cookies-and-token",
        instruction: "Switch cookies and token on, and edit an item.",
      },
      change: "List the headers by name, Authorization too.",
      fastapi: {
        options: { allow_origins, allow_credentials, allow_methods, allow_headers: ["*"] },
        differs:
          "In FastAPI the star is no wildcard of HTTP: it repeats the headers that were asked for.",
      },
      fix: "correct",
      outcomes: { ...simple, ...asked, "update-with-cookies-and-token": header("authorization") },
    },
    {
      id: "json-not-allowed",
      title: "JSON not allowed",
      policy: {
        kind: "plugin",
        options: { origin, credentials: true, methods, allowedHeaders: ["Authorization"] },
      },
      lesson:
        "A body of JSON needs permission, because no form could send it: it is the header Content-Type that has to be listed. The same text sent as text/plain asks for nothing, and is written without a question.",
      cause: "Listed the header with the token, and forgot that JSON needs one too.",
      shows: { probe: "create", instruction: "Create an item." },
      change: "Add Content-Type to the list of allowed headers.",
      fastapi: {
        options: {
          allow_origins,
          allow_credentials,
          allow_methods,
          allow_headers: ["Authorization"],
        },
        differs: "FastAPI always allows Content-Type: it adds the four safelisted names by itself.",
      },
      fix: "correct",
      outcomes: {
        ...simple,
        ...asked,
        create: header("content-type"),
        update: header("content-type"),
        "update-with-cookies-and-token": header("content-type"),
      },
    },
    {
      id: "methods-unparsable",
      title: "Methods that cannot be read",
      policy: {
        kind: "plugin",
        options: { origin, credentials: true, methods: "GET;POST;PUT;DELETE", allowedHeaders },
      },
      lesson:
        "The list is separated by commas. Anything else between the names makes a single name of them, with characters that no name may have, and the browser takes nothing from a list that it cannot read.",
      cause: "Separated the methods by semicolons.",
      shows: { probe: "update", instruction: "Edit an item and save it." },
      change: "Put commas between the methods, or give a list of strings.",
      fastapi: {
        options: {
          allow_origins,
          allow_credentials,
          allow_methods: ["GET;POST;PUT;DELETE"],
          allow_headers,
        },
        differs:
          "FastAPI looks for the method in its own list first, does not find it, and answers with 400.",
      },
      fix: "correct",
      outcomes: everyPreflight(blocked("InvalidAllowMethodsPreflightResponse", "", "OPTIONS 204")),
    },
    {
      id: "headers-unparsable",
      title: "Headers that cannot be read",
      policy: {
        kind: "plugin",
        options: {
          origin,
          credentials: true,
          methods,
          allowedHeaders: "Content-Type Authorization",
        },
      },
      lesson:
        "The names of headers are separated by commas, and a space is not one. One mistake in the list spoils all of it: no request that has to ask gets through, whatever it asks for.",
      cause: "Separated the headers by a space.",
      shows: { probe: "create", instruction: "Create an item." },
      change: "Put commas between the names, or give a list of strings.",
      fastapi: {
        options: {
          allow_origins,
          allow_credentials,
          allow_methods,
          allow_headers: ["Content-Type Authorization"],
        },
        differs:
          "FastAPI sends the text as it is, and Chromium prints the same sentence. It allows Content-Type by itself; a preflight that asks for another header is answered with 400.",
      },
      fix: "correct",
      outcomes: everyPreflight(blocked("InvalidAllowHeadersPreflightResponse", "", "OPTIONS 204")),
    },
    {
      id: "preflight-off",
      title: "Preflights switched off",
      policy: {
        kind: "plugin",
        options: { origin, credentials: true, methods, allowedHeaders, preflight: false },
      },
      lesson:
        "Before a PUT the browser asks with an OPTIONS request, the preflight. With preflight: false the plugin adds its headers and leaves OPTIONS to your routes; where there is none the answer is 404. Every header is right, and the preflight fails all the same, because its status has to be a success.",
      cause: "Switched preflights off because they filled the log.",
      shows: { probe: "update", instruction: "Edit an item and save it." },
      change: "Leave preflight out, or answer OPTIONS yourself with 204.",
      fastapi: {
        options: { allow_origins, allow_credentials, allow_methods, allow_headers },
        differs: "FastAPI has no such switch: its middleware answers every preflight itself.",
      },
      fix: "correct",
      outcomes: everyPreflight(blocked("PreflightInvalidStatus", "", "OPTIONS 404")),
    },
    ...methodCase,
  ],
} as const satisfies Family;
