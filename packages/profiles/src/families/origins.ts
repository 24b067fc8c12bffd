import { blocked, type Family, type FastApi, originRefused, readable } from "../profile.ts";
import { attackers } from "./outcomes.ts";
import { allowedHeaders, fastapiNames, methods } from "./permissions.ts";

const { allow_headers, allow_methods } = fastapiNames;

/** A string and not a list: the plugin sends a string to everybody, and a list only to its members. */
const only = (origin: string) =>
  ({ kind: "plugin", options: { origin, credentials: true, methods, allowedHeaders } }) as const;

const fastapi = (origin: string): FastApi => ({
  options: { allow_origins: [origin], allow_credentials: true, allow_methods, allow_headers },
  differs:
    "FastAPI compares its list with what the browser sent and never names another origin: Chromium then says that the header is missing, and a preflight is answered with 400.",
});

const shows = { probe: "read", instruction: "Open the profile: it reads the list." } as const;

/** Origins that a person would call the same, and that a browser compares letter by letter. */
export const origins = {
  id: "origins",
  title: "Origins, nearly right",
  isFolded: true,
  profiles: [
    {
      id: "trailing-slash",
      title: "Trailing slash",
      policy: only("{origin}/"),
      lesson:
        "An origin is scheme, host and port, and ends there. What is copied from the address bar ends with a slash, which makes an address of it; the browser compares the two as texts, and they differ by one character.",
      cause: "Copied the address from the browser’s bar, slash and all.",
      upstream: [
        "https://github.com/keycloak/keycloak/issues/25522",
        "https://github.com/dotnet/AspNetCore.Docs/pull/4120",
      ],
      shows,
      change: "Take the slash away.",
      fastapi: fastapi("{origin}/"),
      fix: "correct",
      outcomes: originRefused("AllowOriginMismatch", "{origin}/"),
    },
    {
      id: "scheme-missing",
      title: "Scheme left out",
      policy: only("{host}:{port}"),
      lesson:
        "Host and port are not an origin: the scheme belongs to it. Without one the browser even reads the host as a scheme, so it does not say that the value is invalid, but that it is another origin.",
      cause: "Named the host and the port, as one does for a server.",
      shows,
      change: "Write http:// before the host.",
      fastapi: fastapi("{host}:{port}"),
      fix: "correct",
      outcomes: originRefused("AllowOriginMismatch", "{host}:{port}"),
    },
    {
      id: "wrong-port",
      title: "Wrong port",
      policy: only("http://{host}:5173"),
      lesson:
        "The port is a part of the origin. A development server that moved to another port is another origin for every API that named the old one, though nothing else has changed.",
      cause: "Began with another tool, whose server has another port.",
      shows,
      change: "Name the port that the page is served from.",
      fastapi: fastapi("http://{host}:5173"),
      fix: "correct",
      outcomes: originRefused("AllowOriginMismatch", "http://{host}:5173"),
    },
    {
      id: "default-port",
      title: "Default port written out",
      policy: only("http://{host}:80"),
      lesson:
        "A browser leaves a default port out of an origin: 80 for http, 443 for https. A configuration that writes it out therefore matches nobody, not even a page that is served from that very port.",
      cause: "Wrote the port out, to be exact.",
      shows,
      change: "Leave :80 and :443 away, and name every other port.",
      fastapi: fastapi("http://{host}:80"),
      fix: "correct",
      outcomes: originRefused("AllowOriginMismatch", "http://{host}:80"),
    },
    {
      id: "upper-case",
      title: "Upper case",
      policy: only("http://LocalHost:{port}"),
      lesson:
        "For people LocalHost and localhost are one name. The browser sends an origin in lower case and compares the answer letter by letter, so they are two.",
      cause: "Wrote the host as it is written in the product’s name.",
      shows,
      change: "Write the origin in lower case.",
      fastapi: fastapi("http://LocalHost:{port}"),
      fix: "correct",
      outcomes: originRefused("AllowOriginMismatch", "http://LocalHost:{port}"),
    },
    {
      id: "other-loopback",
      title: "127.0.0.1 for localhost",
      policy: only("http://127.0.0.1:{port}"),
      lesson:
        "127.0.0.1 and localhost are one machine and two hosts, so they make two origins. The same page opened under the other name would be let in.",
      cause: "Opened the page as localhost, with 127.0.0.1 in the configuration.",
      shows,
      change: "Name the host as it stands in the address bar, or list both.",
      fastapi: fastapi("http://127.0.0.1:{port}"),
      fix: "correct",
      outcomes: originRefused("AllowOriginMismatch", "http://127.0.0.1:{port}"),
    },
    {
      id: "null-origin",
      title: "The origin null",
      policy: only("null"),
      lesson:
        "null is what a browser sends where it has no origin to name: for a file, for an iframe whose attribute sandbox takes the origin away, for a request redirected from one foreign origin to another. Your page has an origin, so it is kept out, while every such frame on every website is let in.",
      cause: "Saw Origin: null in a log while opening a file, and allowed it.",
      shows,
      change: "Name the origin of your page, and never null.",
      fastapi: fastapi("null"),
      fix: "correct",
      outcomes: {
        ...originRefused("AllowOriginMismatch", "null"),
        "read-from-a-sandbox": readable("GET 200"),
      },
    },
    {
      id: "literal-pattern",
      title: "A pattern, sent as it is",
      policy: only("http://*.{host}:{port}"),
      lesson:
        "Access-Control-Allow-Origin has no patterns: a star is only a wildcard when nothing else stands beside it. Whether a subdomain is allowed has to be decided by the server, which then answers with that one origin.",
      cause: "Wanted every subdomain, and wrote a star where the name stands.",
      shows,
      change:
        "Compare on the server, with a list or a regular expression that stands between ^ and $.",
      fastapi: fastapi("http://*.{host}:{port}"),
      fix: "correct",
      outcomes: originRefused("AllowOriginMismatch", "http://*.{host}:{port}"),
    },
    {
      id: "two-origins",
      title: "Two origins in one header",
      policy: only("{origin}, https://app.example.test"),
      lesson:
        "Two origins in one string look like a list and are one text. The header may name one origin, the right one for whoever asked; with a real list the server chooses.",
      cause: "Put the list into one environment variable, and handed the text on.",
      shows,
      change: "Make a list of two strings out of the one string.",
      fastapi: {
        ...fastapi("{origin}, https://app.example.test"),
        differs:
          "FastAPI compares the whole text with what the browser sent, and it never matches: Chromium then says that the header is missing, and a preflight is answered with 400.",
      },
      fix: "correct",
      outcomes: originRefused("MultipleAllowOriginValues", "{origin}, https://app.example.test"),
    },
    {
      id: "origin-true",
      title: "The word true",
      policy: only("true"),
      lesson:
        "An environment variable is text. The plugin's true means every origin; the text “true” is sent as it is, and it is no origin at all.",
      cause: "Set CORS_ORIGIN=true in the environment.",
      shows,
      change:
        "Name your origin. If every origin was meant, make true of the text, and leave cookies out.",
      fastapi: fastapi("true"),
      fix: "correct",
      outcomes: originRefused("InvalidAllowOriginValue", "true"),
    },
    {
      id: "header-twice",
      title: "The header sent twice",
      policy: { kind: "setup", name: "header-twice" },
      lesson:
        "The app sends the header, and so does the proxy, a server in front of it. Either would do for this request; together they are two lines of one name, which a browser reads as one list, and a list is not an origin.",
      cause: "Added the header in nginx, because it seemed to be missing.",
      upstream: [
        "https://github.com/expressjs/cors/issues/145",
        "https://github.com/decred/dcrwebapi/issues/8",
      ],
      shows,
      change: "Let one of the two send it: take it out of the proxy.",
      fastapi: null,
      fix: "correct",
      outcomes: {
        ...originRefused("MultipleAllowOriginValues", "{origin}, *"),
        // For whom the app sends none, the proxy's star is left.
        ...attackers(200, 201, (exchange) => blocked("WildcardOriginNotAllowed", "", exchange)),
      },
    },
  ],
} as const satisfies Family;
