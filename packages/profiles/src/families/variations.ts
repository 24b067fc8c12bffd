import { blocked, type Family, readable } from "../profile.ts";
import { allowedHeaders, fastapiNames, methods, origin } from "./permissions.ts";
import { attackers } from "./outcomes.ts";

const { allow_headers, allow_methods, allow_origins } = fastapiNames;

/** What the tutorial documents beside its six: credentials, the scheme, and a list in place of a string. */
export const variations = {
  id: "variations",
  title: "Its variations",
  profiles: [
    {
      id: "credentials-not-allowed",
      title: "Credentials not allowed",
      policy: {
        kind: "plugin",
        options: { origin, methods, allowedHeaders },
      },
      lesson:
        "Origin, method and header are all allowed, but nobody said that the answer to a request with cookies may be read: the option for that is credentials. The request was sent, with the cookies that there were; the server answered, and the browser kept the answer.",
      cause: "Set credentials in the script, and not on the server.",
      shows: {
        probe: "read-with-cookies",
        instruction: "Switch “send cookies” on and read the list.",
      },
      change: "Set credentials to true on the server, beside a list of named origins.",
      fastapi: {
        options: {
          allow_origins,
          allow_methods,
          allow_headers,
        },
        differs: null,
      },
      fix: "correct",
      outcomes: {
        read: readable("GET 200"),
        "read-with-cookies": blocked("InvalidAllowCredentials", "", "GET 200"),
        "read-with-token": readable("OPTIONS 204", "GET 200"),
        create: readable("OPTIONS 204", "POST 201"),
        "create-as-text": readable("POST 201"),
        update: readable("OPTIONS 204", "PUT 200"),
        remove: readable("OPTIONS 204", "DELETE 204"),
        "update-with-cookies-and-token": blocked(
          "PreflightInvalidAllowCredentials",
          "",
          "OPTIONS 204",
        ),
        ...attackers(),
      },
    },
    {
      id: "protocol-mismatch",
      title: "Protocol mismatch",
      // A string, for the reason given at origin-mismatch.
      policy: {
        kind: "plugin",
        options: { origin: "https://{host}:{port}", credentials: true, methods, allowedHeaders },
      },
      lesson:
        "https and http are two origins, even with the same host and the same port. The difference is one letter, and the browser compares letter by letter.",
      cause: "Wrote https out of habit, for a page that is served over http.",
      shows: { probe: "read", instruction: "Open the profile: it reads the list." },
      change: "Write the scheme that the page really has.",
      fastapi: {
        options: {
          allow_origins: ["https://{host}:{port}"],
          allow_credentials: true,
          allow_methods,
          allow_headers,
        },
        differs:
          "FastAPI only has lists and never names another origin: Chromium then says that the header is missing, and a preflight is answered with 400.",
      },
      fix: "correct",
      outcomes: {
        read: blocked("AllowOriginMismatch", "https://{host}:{port}", "GET 200"),
        "read-with-cookies": blocked("AllowOriginMismatch", "https://{host}:{port}", "GET 200"),
        "read-with-token": blocked(
          "PreflightAllowOriginMismatch",
          "https://{host}:{port}",
          "OPTIONS 204",
        ),
        create: blocked("PreflightAllowOriginMismatch", "https://{host}:{port}", "OPTIONS 204"),
        "create-as-text": blocked("AllowOriginMismatch", "https://{host}:{port}", "POST 201"),
        update: blocked("PreflightAllowOriginMismatch", "https://{host}:{port}", "OPTIONS 204"),
        remove: blocked("PreflightAllowOriginMismatch", "https://{host}:{port}", "OPTIONS 204"),
        "update-with-cookies-and-token": blocked(
          "PreflightAllowOriginMismatch",
          "https://{host}:{port}",
          "OPTIONS 204",
        ),
        ...attackers(200, 201, (exchange) =>
          blocked("AllowOriginMismatch", "https://{host}:{port}", exchange),
        ),
      },
    },
    {
      id: "origin-not-listed",
      title: "Origin not in the list",
      policy: {
        kind: "plugin",
        options: {
          origin: ["https://app.example.test"],
          credentials: true,
          methods,
          allowedHeaders,
        },
      },
      lesson:
        "A list is compared on the server, and an origin that is not in it gets no Access-Control-Allow-Origin. So Chromium and Firefox say that this header is missing, although CORS is configured. FastAPI’s lists do the same.",
      cause: "Listed the finished site, and opened the page on localhost.",
      shows: { probe: "read", instruction: "Open the profile: it reads the list." },
      change: "Add the origin of your page to the list.",
      fastapi: {
        options: {
          allow_origins: ["https://app.example.test"],
          allow_credentials: true,
          allow_methods,
          allow_headers,
        },
        differs: "The same sentence; a preflight is answered with 400 and not with 204.",
      },
      fix: "correct",
      outcomes: {
        read: blocked("MissingAllowOriginHeader", "", "GET 200"),
        "read-with-cookies": blocked("MissingAllowOriginHeader", "", "GET 200"),
        "read-with-token": blocked("PreflightMissingAllowOriginHeader", "", "OPTIONS 204"),
        create: blocked("PreflightMissingAllowOriginHeader", "", "OPTIONS 204"),
        "create-as-text": blocked("MissingAllowOriginHeader", "", "POST 201"),
        update: blocked("PreflightMissingAllowOriginHeader", "", "OPTIONS 204"),
        remove: blocked("PreflightMissingAllowOriginHeader", "", "OPTIONS 204"),
        "update-with-cookies-and-token": blocked(
          "PreflightMissingAllowOriginHeader",
          "",
          "OPTIONS 204",
        ),
        ...attackers(),
      },
    },
  ],
} as const satisfies Family;
