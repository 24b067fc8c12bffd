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
  "The browser sent an OPTIONS request, the preflight, and rejected the response to it; your request has not been sent. In the Network panel the preflight has a line of its own, with the method OPTIONS.";
const compare =
  "Compare the two character by character: the scheme, the host, the port, and no slash at the end.";

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
      "The value has to be scheme, host and port, or a single star. Here it is neither; often it is the text of a variable that was empty or true.",
    group: "response",
    quotes: "true",
  },
  MultipleAllowOriginValues: {
    title: "The response names several origins",
    first:
      "Either the value is a list where one origin belongs, or two servers on the way each added the header: a proxy and the app behind it. The server has to name only the origin of the request.",
    group: "response",
    quotes: "http://localhost:3000, https://app.example.test",
  },
  WildcardOriginNotAllowed: {
    title: "A star, and a request with cookies",
    first:
      'Name the origin in place of the star. Or send no cookies, if nobody needs them: remove credentials: "include" from fetch, withCredentials from XMLHttpRequest and axios.',
    group: "response",
  },
  InvalidAllowCredentials: {
    title: "Cookies are not allowed",
    first:
      "The header has to be exactly true, in lower case. Or send no cookies with the request, if nobody needs them.",
    group: "response",
    quotes: "",
  },
} satisfies Partial<Record<CorsErrorCode, Advice>>;

const ofPreflight = (
  { title, first, ...rest }: Advice,
  otherTitle = title.replace("The response", "The preflight response"),
): Advice => ({ ...rest, title: otherTitle, first: `${preflight} ${first}`, group: "preflight" });

export const advice: Record<CorsErrorCode, Advice> = {
  MissingAllowOriginHeader: {
    title: "The response does not name your page",
    first:
      "Look at the status of the response first. A 401, 404, 429 or 500 that was sent before CORS ran looks like this too, and the server’s log has the reason. With a 200, CORS is not set up, or your origin (your page’s scheme, host and port) is not in the list. A header that your page sends does not help: only the server can allow it.",
    group: "response",
  },
  AllowOriginMismatch: shared.AllowOriginMismatch,
  InvalidAllowOriginValue: shared.InvalidAllowOriginValue,
  MultipleAllowOriginValues: shared.MultipleAllowOriginValues,
  WildcardOriginNotAllowed: shared.WildcardOriginNotAllowed,
  InvalidAllowCredentials: shared.InvalidAllowCredentials,
  PreflightMissingAllowOriginHeader: {
    title: "The preflight response does not name your page",
    first: `${preflight} A 401, 404, 405, 429 or 500 means that something else responded before CORS could.`,
    group: "preflight",
  },
  PreflightAllowOriginMismatch: ofPreflight(shared.AllowOriginMismatch),
  PreflightInvalidAllowOriginValue: ofPreflight(shared.InvalidAllowOriginValue),
  PreflightMultipleAllowOriginValues: ofPreflight(shared.MultipleAllowOriginValues),
  PreflightWildcardOriginNotAllowed: ofPreflight(
    shared.WildcardOriginNotAllowed,
    "A star for the preflight of a request with cookies",
  ),
  PreflightInvalidAllowCredentials: ofPreflight(
    shared.InvalidAllowCredentials,
    "The preflight response does not allow cookies",
  ),
  PreflightInvalidStatus: {
    title: "The preflight response is not a success",
    first:
      "The headers are right, and the status is not between 200 and 299. Find out what responds to OPTIONS: no route (404), a router without OPTIONS (405), a check for a token (401), a crash (500). FastAPI responds with 400 to a preflight for what is not allowed.",
    group: "preflight",
  },
  PreflightDisallowedRedirect: {
    title: "The preflight was redirected",
    first:
      "Call the address that the redirect leads to: with https, with or without the slash at the end, the newer version. Or respond to preflights before anything redirects.",
    group: "preflight",
  },
  InvalidAllowMethodsPreflightResponse: {
    title: "The list of methods is invalid",
    first: "Separate methods by commas; the header has no quotation marks, brackets or semicolons.",
    group: "preflight",
  },
  InvalidAllowHeadersPreflightResponse: {
    title: "The list of headers is invalid",
    first:
      "Separate header names by commas; there are no quotation marks, brackets or spaces inside a name.",
    group: "preflight",
  },
  MethodDisallowedByPreflightResponse: {
    title: "The method is not allowed",
    first:
      'Add it to the list, in upper case. A method other than GET, HEAD, POST, PUT, DELETE and OPTIONS is compared as it was written, so fetch(…, { method: "patch" }) is not PATCH. And a star does not count for a request with cookies.',
    group: "preflight",
    quotes: "PUT",
  },
  HeaderDisallowedByPreflightResponse: {
    title: "A header is not allowed",
    first:
      "Add it to the list. Content-Type needs permission as soon as it is application/json, and Authorization always does. A star does not count for a request with cookies.",
    group: "preflight",
    quotes: "authorization",
  },
  RedirectContainsCredentials: {
    title: "A redirect to an address with a password",
    first: "Remove user name and password from the Location that the server sends.",
    group: "response",
  },
  DisallowedByMode: {
    title: "The script allowed its own origin only",
    first:
      'The request has mode: "same-origin". Remove it, or call an address of the page’s own origin.',
    group: "before",
  },
  CorsDisabledScheme: {
    title: "The address has no http:// before it",
    first:
      'Write the scheme: in fetch("localhost:4000/items") the scheme is “localhost:”. A page opened as a file has no real origin; serve it.',
    group: "before",
  },
  NoCorsRedirectModeNotFollow: {
    title: "no-cors, and redirects are not followed",
    first:
      "Remove the option redirect. Then check whether no-cors is what you want: a script can read nothing of its response.",
    group: "before",
  },
  InvalidResponse: {
    title: "The response is invalid",
    first: "The browser could not use the response at all. See with curl -i what the server sends.",
    group: "response",
  },
  InsecureLocalNetwork: {
    title: "A page without https calls your network",
    first:
      "Open the page with https. This is a rule about networks, not about CORS headers: the request was never sent.",
    group: "network",
    quotes: "loopback",
  },
  InvalidLocalNetworkAccess: {
    title: "The server is in another network than announced",
    first:
      "The request has targetAddressSpace, and the server is somewhere else. Correct the option, or leave it out.",
    group: "network",
    quotes: "...",
  },
  LocalNetworkAccessPermissionDenied: {
    title: "No permission to call your network",
    first:
      "A page from the internet called an address on your own machine or network, and the permission was denied. Allow it in the site’s settings, or serve the page from the same machine.",
    group: "network",
    quotes: "loopback",
  },
};
