import type { CorsErrorCode } from "@blocked/cors-protocol";
import { needsServer } from "./fix.ts";
import type { Problem } from "./problem.ts";

/** What the command shows, and the cause that it points to. */
export type Alike = { sees: string; cause: string };

const ofPreflight: readonly Alike[] = [
  {
    sees: "401 or 403",
    cause:
      "A check of the token runs before CORS. Send the same request with GET: if the headers are there, only OPTIONS is not handled.",
  },
  {
    sees: "404 or 405",
    cause: "No route handles OPTIONS: CORS is not registered here, or the path is wrong.",
  },
  {
    sees: "301, 302, 307 or 308",
    cause: "Something redirects before CORS runs: http to https, a missing slash, a sign-in.",
  },
  {
    sees: "400 with “Disallowed CORS …”",
    cause: "FastAPI or Starlette: the body names what is not in its lists.",
  },
  {
    sees: "403 with “Invalid CORS request”",
    cause: "Spring: the origin, the method or a header is not in its configuration.",
  },
  {
    sees: "2xx without Access-Control-Allow-Origin",
    cause:
      "The origin is not in the list. Some servers (rs/cors, rack-cors) also leave the header out for a method or a header that is not listed: ask for GET to see.",
  },
  {
    sees: "A Server header that is not your app’s",
    cause: "A proxy, gateway or firewall responds to OPTIONS itself: configure it there.",
  },
  {
    sees: "Everything that is needed",
    cause:
      "The browser got something else: a response from its cache, another server behind the same name, or a request header that is missing from the command.",
  },
];

const ofResponse: readonly Alike[] = [
  {
    sees: "401, 403, 404 or 429 without the header",
    cause: "Something responded before CORS ran. Its own error is the one to look at.",
  },
  {
    sees: "500, 502, 503 or 504 without the header",
    cause:
      "The server crashed, or the proxy in front sent its own page. nginx adds headers to errors only with always; Starlette and ASP.NET send theirs outside of CORS.",
  },
  {
    sees: "301, 302, 307 or 308",
    cause: "The response redirects, and the browser checks each one on the way.",
  },
  {
    sees: "2xx without the header, also with another Origin",
    cause: "CORS is not set up for this path, or it is registered after the route.",
  },
  {
    sees: "2xx, and the header with another Origin only",
    cause: "The page’s origin is not in the list.",
  },
  {
    sees: "The header here, and none in the browser",
    cause:
      "A cache keeps a copy without it: the response needs Vary: Origin. Ask with and without Origin to compare.",
  },
  {
    sees: "The header twice",
    cause: "Two servers on the way add it: the app, and the proxy in front.",
  },
];

const wildcard: readonly Alike[] = [
  {
    sees: "* although your list names origins",
    cause: "Another server on the way adds the star: a gateway, a CDN, or a second middleware.",
  },
  {
    sees: "The page’s origin",
    cause: "The star came from a cache or from another path. Compare the addresses.",
  },
];

const several: readonly Alike[] = [
  {
    sees: "The header twice",
    cause: "Two servers on the way add it: the app, and the proxy in front.",
  },
  {
    sees: "One header with several values",
    cause:
      "One server writes its whole list, or a proxy joins two headers. Ask the app itself, without the proxy, to compare.",
  },
];

const otherOrigin: readonly Alike[] = [
  {
    sees: "The same value, whatever Origin you send",
    cause: "The server has one fixed value: it does not compare with a list.",
  },
  {
    sees: "The page’s origin",
    cause:
      "A cache keeps the copy for another page: the response needs Vary: Origin. Ask for the address with a ? at its end to compare.",
  },
  {
    sees: "No such header",
    cause: "The origin is not in the server’s list, and the browser got an older response.",
  },
];

const credentials: readonly Alike[] = [
  {
    sees: "No Access-Control-Allow-Credentials",
    cause: "The server allows the origin, and no cookies.",
  },
  {
    sees: "Access-Control-Allow-Credentials: true",
    cause:
      "The browser got something else: a response from its cache, or another server behind the same name.",
  },
];

const lists: readonly Alike[] = [
  {
    sees: "The list that you configured",
    cause:
      "The server runs with it, and the name is not in it. With cookies a star in the list counts for nothing.",
  },
  {
    sees: "Another list, or none",
    cause:
      "The server was not restarted, another configuration wins, or a proxy responds to OPTIONS itself.",
  },
];

/** What looks the same in the console, and what tells it apart in the output of the command. */
export function toAlike({ finding: { kind, code }, facts: { status } }: Problem): readonly Alike[] {
  if (kind !== "blocked" || code === null || !needsServer(code)) return [];
  return toRows(code).filter(({ sees }) => fits(sees, status));
}

/** Whether a row is about this status, or about none. */
function fits(sees: string, status: number | null): boolean {
  const named = sees.match(/\b[1-5](?:\d\d|xx)\b/g);
  return (
    status === null ||
    named === null ||
    named.some(
      (one) => one.replace("xx", "") === String(status).slice(0, one.endsWith("xx") ? 1 : 3),
    )
  );
}

function toRows(code: CorsErrorCode): readonly Alike[] {
  if (/Wildcard/.test(code)) return wildcard;
  if (/Disallowed(?:By)|InvalidAllow(?:Methods|Headers)/.test(code)) return lists;
  if (/MultipleAllowOrigin/.test(code)) return several;
  if (/AllowOriginMismatch|InvalidAllowOriginValue/.test(code)) return otherOrigin;
  if (/AllowCredentials/.test(code)) return credentials;
  return isOfPreflight(code) ? ofPreflight : ofResponse;
}

const isOfPreflight = (code: CorsErrorCode) => code.startsWith("Preflight");
