import { blocked } from "../model/outcome.ts";
import type { Family } from "../model/profile.ts";
import { allAllowed, attackers, originRejected } from "./shared/outcomes.ts";
import { plugin, without } from "./shared/policies.ts";

/** What the tutorial documents beside its six: credentials, the scheme, and a list instead of a string. */
export const variations: Family = {
  id: "variations",
  title: "Tutorial variations",
  profiles: [
    {
      id: "credentials-not-allowed",
      title: "Credentials not allowed",
      policy: without("credentials"),
      lesson:
        "The request carried cookies, and the server did not allow credentials. Origin, method and header are all allowed; only the option credentials is missing. The request was sent with its cookies, the server responded, and the browser blocked the response.",
      cause: "Set credentials in the script, and not on the server.",
      shows: {
        probe: "read-with-cookies",
      },
      change: "Set credentials to true on the server, beside a list of named origins.",
      fix: "correct",
      outcomes: {
        ...allAllowed,
        "read-with-cookies": blocked("InvalidAllowCredentials", "", "GET 200"),
        "update-with-cookies-and-token": blocked(
          "PreflightInvalidAllowCredentials",
          "",
          "OPTIONS 204",
        ),
      },
    },
    {
      id: "protocol-mismatch",
      title: "Protocol mismatch",
      // A string, for the reason given at origin-mismatch.
      policy: plugin({ origin: "https://{host}:{port}" }),
      lesson:
        "https and http are two origins, even with the same host and the same port. The difference is one letter, and the browser compares letter by letter.",
      cause: "Wrote https out of habit, for a page that is served over http.",
      shows: { probe: "read" },
      change: "Write the scheme that the page really has.",
      fix: "correct",
      outcomes: originRejected("AllowOriginMismatch", "https://{host}:{port}"),
    },
    {
      id: "origin-not-listed",
      title: "Origin not in the list",
      policy: plugin({ origin: ["https://app.example.test"] }),
      lesson:
        "The server compares the request’s origin with its list, and yours is not in it. It then sends no Access-Control-Allow-Origin, so Chromium and Firefox say that this header is missing, although CORS is configured. FastAPI’s lists do the same.",
      cause: "Listed the production site, and opened the page on localhost.",
      shows: { probe: "read" },
      change: "Add the origin of your page to the list.",
      fix: "correct",
      outcomes: { ...originRejected("MissingAllowOriginHeader", ""), ...attackers() },
    },
  ],
};
