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
        "The request was sent with cookies, and the server did not allow them. Origin, method and header are all allowed; only the option credentials is missing. The server responded, and the browser blocked the response.",
      cause: "The script sets credentials, and the server does not.",
      shows: {
        probe: "read-with-cookies",
      },
      change: "Allow credentials on the server, together with a list of named origins.",
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
        "The server allows the https address, and your page is served over http. The scheme is part of the origin, so https and http are two origins, even with the same host and the same port.",
      cause: "The configuration says https, and the page is served over http.",
      shows: { probe: "read" },
      change: "Write the scheme that the page is served with.",
      fix: "correct",
      outcomes: originRejected("AllowOriginMismatch", "https://{host}:{port}"),
    },
    {
      id: "origin-not-listed",
      title: "Origin not in the list",
      policy: plugin({ origin: ["https://app.example.test"] }),
      lesson:
        "The server has a list of allowed addresses, and your page is not in it. For any other origin it sends no Access-Control-Allow-Origin. Chromium and Firefox then say that this header is missing, although CORS is configured. FastAPI’s lists do the same.",
      cause: "The list has only the production site, and the page runs on localhost.",
      shows: { probe: "read" },
      change: "Add the origin of your page to the list.",
      fix: "correct",
      outcomes: { ...originRejected("MissingAllowOriginHeader", ""), ...attackers() },
    },
  ],
};
