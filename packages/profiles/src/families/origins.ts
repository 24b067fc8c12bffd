import { blocked, readable } from "../model/outcome.ts";
import type { Family, Profile } from "../model/profile.ts";
import { attackers, originRejected } from "./shared/outcomes.ts";
import { plugin, setup } from "./shared/policies.ts";

/** The plugin sends this origin, a string and not a list, to everybody. */
const mismatch = (origin: string) =>
  ({
    policy: plugin({ origin }),
    shows: { probe: "read" },
    fix: "correct",
    outcomes: originRejected("AllowOriginMismatch", origin),
  }) satisfies Partial<Profile>;

/** Origins that a person would call the same, and that a browser compares letter by letter. */
export const origins: Family = {
  id: "origins",
  title: "Wrong origin",
  isFolded: true,
  profiles: [
    {
      id: "trailing-slash",
      title: "Trailing slash",
      ...mismatch("{origin}/"),
      lesson:
        "An origin is scheme, host and port, with no slash at the end. An address copied from the address bar ends with one. The browser compares the two as texts, and they differ by one character.",
      cause: "Copied the address from the browser’s bar, slash and all.",
      upstream: ["keycloak/keycloak#25522", "dotnet/AspNetCore.Docs#4120"],
      change: "Remove the slash.",
    },
    {
      id: "scheme-missing",
      title: "Scheme left out",
      ...mismatch("{host}:{port}"),
      lesson:
        "Host and port are not an origin: the scheme is part of it. Without one the browser even reads the host as a scheme, so it does not call the value invalid, but another origin.",
      cause: "Named the host and the port, as one does for a server.",
      change: "Write http:// before the host.",
    },
    {
      id: "wrong-port",
      title: "Wrong port",
      ...mismatch("http://{host}:5173"),
      lesson:
        "The port is part of the origin. A development server that moves to another port becomes another origin for every API that named the old one, though nothing else has changed.",
      cause: "Started with another tool, whose server uses another port.",
      change: "Name the port that the page is served from.",
    },
    {
      id: "default-port",
      title: "Default port written out",
      ...mismatch("http://{host}:80"),
      lesson:
        "A browser leaves the default port out of an origin: 80 for http, 443 for https. A configuration that writes it out therefore matches no page, not even one that is served from that very port.",
      cause: "Wrote the port out, to be exact.",
      change: "Leave out :80 and :443, and name every other port.",
    },
    {
      id: "upper-case",
      title: "Upper case",
      ...mismatch("http://LocalHost:{port}"),
      lesson:
        "For people LocalHost and localhost are one name; for a browser they are two. It sends an origin in lower case and compares the response with it letter by letter.",
      cause: "Wrote the host as it is written in the product’s name.",
      change: "Write the origin in lower case.",
    },
    {
      id: "other-loopback",
      title: "127.0.0.1 for localhost",
      ...mismatch("http://127.0.0.1:{port}"),
      lesson:
        "127.0.0.1 and localhost are one machine and two hosts, so they make two origins. The same page, opened under the other name, would be allowed.",
      cause: "Opened the page as localhost, with 127.0.0.1 in the configuration.",
      change: "Name the host as it stands in the address bar, or list both.",
    },
    {
      id: "null-origin",
      title: "The origin null",
      ...mismatch("null"),
      lesson:
        "The server allows the origin null, and your page has a real origin. A browser sends null where it has no origin to name: for a file, for a sandboxed iframe, for a request redirected from one foreign origin to another. So your page is blocked, while a sandboxed frame on any website is allowed.",
      cause: "Saw Origin: null in a log while opening a file, and allowed it.",
      change: "Name the origin of your page, and never null.",
      outcomes: {
        ...originRejected("AllowOriginMismatch", "null"),
        "read-from-a-sandbox": readable("GET 200"),
      },
    },
    {
      id: "literal-pattern",
      title: "Pattern sent literally",
      ...mismatch("http://*.{host}:{port}"),
      lesson:
        "Access-Control-Allow-Origin has no patterns: a star is a wildcard only when it stands alone. The server has to decide whether a subdomain is allowed, and respond with that one origin.",
      cause: "Wanted every subdomain, and wrote a star where the name stands.",
      change:
        "Compare on the server, with a list or a regular expression that stands between ^ and $.",
    },
    {
      id: "two-origins",
      title: "Two origins in one header",
      ...mismatch("{origin}, https://app.example.test"),
      lesson:
        "Two origins in one string look like a list, but they are one text. The header may name only one origin, the one that sent the request. With a real list the server chooses it.",
      cause: "Put the list into one environment variable, and passed the text on.",
      change: "Make a list of two strings out of the one string.",
      outcomes: originRejected("MultipleAllowOriginValues", "{origin}, https://app.example.test"),
    },
    {
      id: "origin-true",
      title: "The word true",
      ...mismatch("true"),
      lesson:
        "The text “true” is sent as it is, and it is not an origin. An environment variable is always text; only the value true means every origin to the plugin.",
      cause: "Set CORS_ORIGIN=true in the environment.",
      change:
        "Name your origin. If every origin was meant, turn the text into true, and leave cookies out.",
      outcomes: originRejected("InvalidAllowOriginValue", "true"),
    },
    {
      id: "header-twice",
      title: "The header sent twice",
      policy: setup("header-twice"),
      lesson:
        "The app sends the header, and so does the proxy, a server in front of it. Either would do for this request. The browser reads two lines of one name as one list, and a list is not an origin.",
      cause: "Added the header in nginx, because it seemed to be missing.",
      upstream: ["expressjs/cors#145", "decred/dcrwebapi#8"],
      shows: { probe: "read" },
      change: "Let one of the two send it: remove it from the proxy.",
      fix: "correct",
      outcomes: {
        ...originRejected("MultipleAllowOriginValues", "{origin}, *"),
        // The app sends no header to other origins, so only the proxy's star is left.
        ...attackers(200, 201, (exchange) => blocked("WildcardOriginNotAllowed", "", exchange)),
      },
    },
  ],
};
