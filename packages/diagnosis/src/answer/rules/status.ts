import { isPreflightCode } from "../facts.ts";
import type { Rule } from "./rule.ts";

type Row = [from: number, to: number, text: string];

/** What a status says of a response that has no CORS headers. */
const ofResponse: readonly Row[] = [
  [
    401,
    401,
    "401 means that the request was not signed in, or that its token has expired. The check runs before CORS, so the script cannot read the 401: register CORS before the check.",
  ],
  [
    403,
    403,
    "403 comes from something that rejected the request before CORS ran: a firewall, a check of the origin or of a token. Read the body in the Network panel; it often names the reason.",
  ],
  [
    404,
    404,
    "404 means that nothing answers at this address. Compare the path, the prefix and the slash at the end with the server’s routes.",
  ],
  [405, 405, "405 means that the address exists and does not take this method."],
  [
    413,
    413,
    "413 means that the body is larger than the server or its proxy allows (client_max_body_size in nginx, 1 MB by default).",
  ],
  [
    429,
    429,
    "429 means too many requests. The limiter responded before CORS ran: register CORS before it, and send fewer requests.",
  ],
  [
    431,
    431,
    "431 means that the request’s headers are too long, often because of cookies. Delete the site’s cookies and try again.",
  ],
  [
    500,
    500,
    "500 means that the server crashed. Read its log: the reason is there, and not in CORS. Frameworks send the page of an uncaught error outside of their CORS middleware.",
  ],
  [
    502,
    504,
    "the proxy in front of the server sent this page, because the server is down, starting or too slow. Read the proxy’s log and the server’s, and try again when it runs.",
  ],
  [
    520,
    530,
    "Cloudflare sent this page, because it could not reach the server or got no usable response from it.",
  ],
  [
    400,
    499,
    "the server rejected the request. Read the response’s body in the Network panel: it often names the reason.",
  ],
  [500, 599, "the server failed. Read its log: the reason is there, and not in CORS."],
];

/** What a status says of a response to a preflight. */
const ofPreflight: readonly Row[] = [
  [
    301,
    308,
    "the preflight was redirected, and a browser follows no such redirect. Call the address that the redirect leads to.",
  ],
  [
    400,
    400,
    "FastAPI and Starlette respond so to a preflight for an origin, a method or a header that is not in the list; the body names which (“Disallowed CORS …”). A framework that wants a body responds so too.",
  ],
  [
    401,
    401,
    "the check of the token runs before CORS. A preflight never carries a token or a cookie, so CORS has to come first.",
  ],
  [
    403,
    403,
    "something rejected the preflight: Spring (“Invalid CORS request”), a firewall, or a check of a token. A preflight carries neither a token nor a cookie.",
  ],
  [
    404,
    404,
    "no route answers OPTIONS at this address: CORS is not registered here, or the path is wrong.",
  ],
  [
    405,
    405,
    "the router has no OPTIONS for this path: CORS is not registered, or after the router.",
  ],
  [429, 429, "a limiter counted the preflight and rejected it. Register CORS before the limiter."],
  [500, 500, "the server crashed while it answered the preflight. Its log has the reason."],
  [
    502,
    504,
    "the proxy in front of the server sent this page, because the server is down, starting or too slow.",
  ],
  [
    400,
    599,
    "something answered before CORS could. See who it was in the Server header and the body of the response.",
  ],
];

/** An error without CORS headers is an error to look at first. */
export const statusRule: Rule = ({ finding: { code }, facts: { status } }) => {
  const isDecided =
    code !== null && !/MissingAllowOrigin|InvalidStatus|DisallowedRedirect/.test(code);
  if (status === null || status < 300 || isDecided) return null;
  const rows = isPreflightCode(code) ? ofPreflight : ofResponse;
  const [, , text] = rows.find(([from, to]) => status >= from && status <= to) ?? [];
  if (text === undefined) return null;
  const isPlain = text.startsWith(String(status));
  return {
    id: `status-${status}`,
    text: `Look at the status first. ${isPlain ? text : `${status}: ${text}`}`,
    isElsewhere: !isPreflightCode(code) && ![401, 403, 429].includes(status),
  };
};
