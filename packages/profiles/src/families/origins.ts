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
        "The configured address ends with a slash, and the one that the browser sends does not. An origin is scheme, host and port, with no slash at the end. The browser compares the two as text, and they differ by one character.",
      cause: "The address was copied from the address bar, with its slash.",
      upstream: ["keycloak/keycloak#25522", "dotnet/AspNetCore.Docs#4120"],
      change: "Remove the slash.",
    },
    {
      id: "scheme-missing",
      title: "Scheme left out",
      ...mismatch("{host}:{port}"),
      lesson:
        "The configured address has a host and a port, but no scheme. The scheme is part of the origin. Without one, the browser reads the host as a scheme, so it reports another origin and not an invalid value.",
      cause: "The configuration names only the host and the port.",
      change: "Write http:// before the host.",
    },
    {
      id: "wrong-port",
      title: "Wrong port",
      ...mismatch("http://{host}:5173"),
      lesson:
        "The server allows your page’s host, but on another port. The port is part of the origin. A development server that moves to another port becomes another origin, and the API still allows only the old one.",
      cause: "The page was started with another tool, whose server uses another port.",
      change: "Use the port that the page is served from.",
    },
    {
      id: "default-port",
      title: "Default port written out",
      ...mismatch("http://{host}:80"),
      lesson:
        "The configured address has a default port, which the browser leaves out. The default port is 80 for http and 443 for https. An origin with that port written out matches no page, not even one that is served from it.",
      cause: "The port was written out, to be exact.",
      change: "Leave out :80 and :443; keep every other port.",
    },
    {
      id: "upper-case",
      title: "Upper case",
      ...mismatch("http://LocalHost:{port}"),
      lesson:
        "The configured host has capital letters, and the browser sends the host in lower case. The browser compares the two origins letter by letter, so LocalHost does not match localhost.",
      cause: "The host is written like the product’s name.",
      change: "Write the origin in lower case.",
    },
    {
      id: "other-loopback",
      title: "127.0.0.1 for localhost",
      ...mismatch("http://127.0.0.1:{port}"),
      lesson:
        "The server allows 127.0.0.1, and your page runs on localhost. Both are the same machine, but they are two hosts, and so two origins. Opened as 127.0.0.1, the same page would be allowed.",
      cause: "The page was opened as localhost, and the configuration says 127.0.0.1.",
      change: "Use the host from the address bar, or list both.",
    },
    {
      id: "null-origin",
      title: "Origin null",
      ...mismatch("null"),
      lesson:
        "The server allows only pages without an address, and your page has one. The browser sends the origin null for a file, for a sandboxed iframe, and after a redirect between two other origins. Your page is blocked, while a sandboxed iframe on any website is allowed.",
      cause: "A log showed Origin: null for a page opened as a file, so null was allowed.",
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
        "The server sent a pattern, and the browser accepts only one exact address. Access-Control-Allow-Origin has no patterns: a star is a wildcard only when it stands alone. The server has to compare the origin of the request itself, and respond with that one origin.",
      cause: "The configuration has a star in place of the subdomain, to allow every one.",
      change: "Compare on the server, with a list or with a regular expression between ^ and $.",
    },
    {
      id: "two-origins",
      title: "Two origins in one header",
      ...mismatch("{origin}, https://app.example.test"),
      lesson:
        "The server sent two addresses in one header, and the browser accepts only one. The string looks like a list, but the header may name only one origin, the one that sent the request. From a real list, the server chooses it.",
      cause: "One environment variable holds the whole list and is passed on as text.",
      change: "Split the string into a list of two strings.",
      outcomes: originRejected("MultipleAllowOriginValues", "{origin}, https://app.example.test"),
    },
    {
      id: "origin-true",
      title: "Text instead of true",
      ...mismatch("true"),
      lesson:
        "The server sent the text “true”, which is not an address. An environment variable is always text. For @fastify/cors, only the boolean true means every origin.",
      cause: "The environment has CORS_ORIGIN=true.",
      change: "Name the origin of your page instead of the text “true”.",
      outcomes: originRejected("InvalidAllowOriginValue", "true"),
    },
    {
      id: "header-twice",
      title: "Header sent twice",
      policy: setup("header-twice"),
      lesson:
        "Two servers added the same header, and the browser accepts only one value. The app sends it, and so does the proxy, a server in front of it. The browser reads two lines of one name as one list, and a list is not an origin.",
      cause: "The header was added in nginx, because it seemed to be missing.",
      upstream: ["expressjs/cors#145", "decred/dcrwebapi#8"],
      shows: { probe: "read" },
      change: "Remove the header from the proxy, so that only the app sends it.",
      fix: "correct",
      outcomes: {
        ...originRejected("MultipleAllowOriginValues", "{origin}, *"),
        // The app sends no header to other origins, so only the proxy's star is left.
        ...attackers(200, 201, (exchange) => blocked("WildcardOriginNotAllowed", "", exchange)),
      },
    },
  ],
};
