import type { CorsErrorCode } from "@blocked/cors-protocol";

/** The headings of the index, in the order in which a browser runs its checks. */
export const groups = [
  { id: "before", title: "Before anything is sent" },
  { id: "preflight", title: "The response to the preflight" },
  { id: "response", title: "The response to the request" },
  { id: "network", title: "Local network access" },
] as const;

export type Group = (typeof groups)[number]["id"];

type Advice = {
  title: string;
  /** What to do first, and what does not help. */
  first: string;
  group: Group;
  /** An example of the value that the browser quotes; left out where it quotes none. */
  quotes?: string;
};

const preflight =
  "The browser rejected the response to the preflight, so it never sent your request. The Network panel lists the preflight in a line of its own, with the method OPTIONS.";
const compare =
  "Compare the value with your page’s origin, character by character: the scheme, the host, the port, and no slash at the end.";

/** The checks that a browser runs on both responses. */
const shared = {
  AllowOriginMismatch: {
    title: "The response names another origin",
    first: `${compare} localhost and 127.0.0.1 are two hosts.`,
    group: "response",
    quotes: "https://app.example.test",
  },
  InvalidAllowOriginValue: {
    title: "The response names something that is not an origin",
    first:
      "Set the value to one origin (scheme, host and port) or to a single star. Often it is the text of a variable that was empty or true.",
    group: "response",
    quotes: "true",
  },
  MultipleAllowOriginValues: {
    title: "The response names several origins",
    first:
      "Send only the origin of the request. Either the value is a list, or two servers on the way each added the header: a proxy and the app behind it.",
    group: "response",
    quotes: "http://localhost:3000, https://app.example.test",
  },
  WildcardOriginNotAllowed: {
    title: "Wildcard with credentials",
    first:
      'Name the origin in place of the star. If the request needs no cookies, remove credentials: "include" from fetch, or withCredentials from XMLHttpRequest and axios.',
    group: "response",
  },
  InvalidAllowCredentials: {
    title: "Cookies are not allowed",
    first:
      "Send Access-Control-Allow-Credentials with the value true, in lower case. If the request needs no cookies, send it without credentials.",
    group: "response",
    quotes: "",
  },
} satisfies Partial<Record<CorsErrorCode, Advice>>;

const ofPreflight = (
  { title, first, ...rest }: Advice,
  otherTitle = title.replace("The response", "The preflight response"),
): Advice => ({ ...rest, title: otherTitle, first: `${first} ${preflight}`, group: "preflight" });

export const advice: Record<CorsErrorCode, Advice> = {
  MissingAllowOriginHeader: {
    title: "Missing Access-Control-Allow-Origin header",
    first:
      "Look at the status of the response first. A 401, 404, 429 or 500 that was sent before CORS ran looks the same, and the server’s log has the reason. With a 200, CORS is not set up, or your origin (your page’s scheme, host and port) is not in the list. A header that your page sends does not help: only the server can allow it.",
    group: "response",
  },
  AllowOriginMismatch: shared.AllowOriginMismatch,
  InvalidAllowOriginValue: shared.InvalidAllowOriginValue,
  MultipleAllowOriginValues: shared.MultipleAllowOriginValues,
  WildcardOriginNotAllowed: shared.WildcardOriginNotAllowed,
  InvalidAllowCredentials: shared.InvalidAllowCredentials,
  PreflightMissingAllowOriginHeader: {
    title: "Missing Access-Control-Allow-Origin header on the preflight",
    first: `Look at the status of the preflight. A 401, 404, 405, 429 or 500 means that something else responded before CORS could. ${preflight}`,
    group: "preflight",
  },
  PreflightAllowOriginMismatch: ofPreflight(shared.AllowOriginMismatch),
  PreflightInvalidAllowOriginValue: ofPreflight(shared.InvalidAllowOriginValue),
  PreflightMultipleAllowOriginValues: ofPreflight(shared.MultipleAllowOriginValues),
  PreflightWildcardOriginNotAllowed: ofPreflight(
    shared.WildcardOriginNotAllowed,
    "Wildcard with credentials on the preflight",
  ),
  PreflightInvalidAllowCredentials: ofPreflight(
    shared.InvalidAllowCredentials,
    "The preflight response does not allow cookies",
  ),
  PreflightInvalidStatus: {
    title: "The preflight response is not a success",
    first:
      "Find out what responds to OPTIONS: no route (404), a router without OPTIONS (405), a check for a token (401), a crash (500). The headers are right, but the status is not between 200 and 299. FastAPI responds with 400 to a preflight for what is not allowed.",
    group: "preflight",
  },
  PreflightDisallowedRedirect: {
    title: "The preflight was redirected",
    first:
      "Call the address that the redirect leads to: with https, with or without the slash at the end, the newer version. Alternatively, respond to preflights before anything redirects.",
    group: "preflight",
  },
  InvalidAllowMethodsPreflightResponse: {
    title: "The list of methods is invalid",
    first:
      "Separate the methods with commas. The header has no quotation marks, brackets or semicolons.",
    group: "preflight",
  },
  InvalidAllowHeadersPreflightResponse: {
    title: "The list of headers is invalid",
    first:
      "Separate the header names with commas. A name has no quotation marks, brackets or spaces.",
    group: "preflight",
  },
  MethodDisallowedByPreflightResponse: {
    title: "The method is not allowed",
    first:
      'Add the method to the list, in upper case. The browser compares a method other than GET, HEAD, POST, PUT, DELETE and OPTIONS as it was written, so fetch(…, { method: "patch" }) is not PATCH. A star does not count for a request with cookies.',
    group: "preflight",
    quotes: "PUT",
  },
  HeaderDisallowedByPreflightResponse: {
    title: "A header is not allowed",
    first:
      "Add the header to the list. Content-Type has to be listed when it is application/json, and Authorization always. A star does not count for a request with cookies.",
    group: "preflight",
    quotes: "authorization",
  },
  RedirectContainsCredentials: {
    title: "Redirect to an address with a password",
    first: "Remove the user name and the password from the Location header that the server sends.",
    group: "response",
  },
  DisallowedByMode: {
    title: "Cross-origin request in same-origin mode",
    first:
      'Remove mode: "same-origin" from the request, or call an address of the page’s own origin.',
    group: "before",
  },
  CorsDisabledScheme: {
    title: "Address without http:// or https://",
    first:
      'Write the scheme: in fetch("localhost:4000/items") the scheme is “localhost:”. If the page was opened as a file, serve it from a web server: a file has no origin that a server can allow.',
    group: "before",
  },
  NoCorsRedirectModeNotFollow: {
    title: "Redirect option in no-cors mode",
    first:
      "Remove the option redirect. Then check whether you need no-cors: a script can read nothing of its response.",
    group: "before",
  },
  InvalidResponse: {
    title: "The response is invalid",
    first:
      "Run curl -i to see what the server sends. The browser could not use the response at all.",
    group: "response",
  },
  InsecureLocalNetwork: {
    title: "Request from an http page to the local network",
    first:
      "Open the page with https. The rule is about networks, not about CORS headers, and the request was never sent.",
    group: "network",
    quotes: "loopback",
  },
  InvalidLocalNetworkAccess: {
    title: "Wrong targetAddressSpace",
    first:
      "Correct the option targetAddressSpace of the request, or leave it out. The server is in another network than the option says.",
    group: "network",
    quotes: "...",
  },
  LocalNetworkAccessPermissionDenied: {
    title: "Local network access denied",
    first:
      "Allow local network access in the site’s settings, or serve the page from the same machine. A page from the internet called an address on your own machine or network, and the permission was denied.",
    group: "network",
    quotes: "loopback",
  },
};
