import type { CorsErrorCode } from "@blocked/cors-protocol";
import type { Group } from "./pages.ts";

type Advice = {
  title: string;
  /** What to do first. */
  first: string;
  group: Group;
  /** An example of what the browser quotes; left out where it quotes nothing. */
  quotes?: string;
};

const preflight =
  "The browser asked with an OPTIONS request, the preflight, and what is at fault is the answer to that one; your request has not been sent. In the Network panel it has a line of its own, with the method OPTIONS.";

/** What a person with this line is told first. */
export const advice: Record<CorsErrorCode, Advice> = {
  MissingAllowOriginHeader: {
    title: "The answer does not name your page",
    first:
      "Look at the status of the answer first: a 401, 404, 429 or 500 that left before CORS had its turn looks like this too, and the server’s log has the reason. With a 200, CORS is not set up, or your origin (your page’s scheme, host and port) is not in the list. A header that your page sends does not help: permission is given by the server.",
    group: "answer",
  },
  AllowOriginMismatch: {
    title: "The answer names another origin",
    first:
      "Compare the two character by character: the scheme, the host, the port, and no slash at the end. localhost and 127.0.0.1 are two hosts.",
    group: "answer",
    quotes: "https://app.example.test",
  },
  InvalidAllowOriginValue: {
    title: "The answer names something that is no origin",
    first:
      "The value has to be scheme, host and port, or a single star. Here it is neither; often it is the text of a variable that was empty or true.",
    group: "answer",
    quotes: "true",
  },
  MultipleAllowOriginValues: {
    title: "The answer names several origins",
    first:
      "Either somebody wrote a list where one origin belongs, or two servers on the way each added the header: a proxy and the app behind it. The server has to choose the one that asked.",
    group: "answer",
    quotes: "http://localhost:3000, https://app.example.test",
  },
  WildcardOriginNotAllowed: {
    title: "A star, and a request with cookies",
    first:
      'Name the origin in place of the star; or leave the cookies out, if nobody needs them: credentials: "include" in fetch, withCredentials in XMLHttpRequest and axios.',
    group: "answer",
  },
  InvalidAllowCredentials: {
    title: "Cookies are not allowed",
    first:
      "The header has to be exactly true, in lower case. Or leave the cookies out of the request, if nobody needs them.",
    group: "answer",
    quotes: "",
  },
  PreflightMissingAllowOriginHeader: {
    title: "The preflight’s answer does not name your page",
    first: `${preflight} A 401, 404, 405, 429 or 500 means that something else answered before CORS could.`,
    group: "preflight",
  },
  PreflightAllowOriginMismatch: {
    title: "The preflight’s answer names another origin",
    first: `${preflight} Compare the two character by character: the scheme, the host, the port, and no slash at the end.`,
    group: "preflight",
    quotes: "https://app.example.test",
  },
  PreflightInvalidAllowOriginValue: {
    title: "The preflight’s answer names something that is no origin",
    first: `${preflight} The value has to be scheme, host and port, or a single star; often it is the text of a variable that was empty or true.`,
    group: "preflight",
    quotes: "true",
  },
  PreflightMultipleAllowOriginValues: {
    title: "The preflight’s answer names several origins",
    first: `${preflight} The server has to choose the one origin that asked; often a proxy has added the header a second time.`,
    group: "preflight",
    quotes: "http://localhost:3000, https://app.example.test",
  },
  PreflightWildcardOriginNotAllowed: {
    title: "A star for the preflight of a request with cookies",
    first: `${preflight} Name the origin in place of the star; or leave the cookies out, if nobody needs them.`,
    group: "preflight",
  },
  PreflightInvalidAllowCredentials: {
    title: "The preflight’s answer does not allow cookies",
    first: `${preflight} The header has to be exactly true, in lower case; or leave the cookies out, if nobody needs them.`,
    group: "preflight",
    quotes: "",
  },
  PreflightInvalidStatus: {
    title: "The preflight was not answered with a success",
    first:
      "The headers are right, and the status is not between 200 and 299. Find out who answers OPTIONS: no route (404), a router that knows no OPTIONS (405), a check for a token (401), a crash (500). FastAPI answers 400 to a preflight that asks for what is not allowed.",
    group: "preflight",
  },
  PreflightDisallowedRedirect: {
    title: "The preflight was redirected",
    first:
      "Call the address that the redirect leads to: with https, with or without the slash at the end, the newer version. Or answer preflights before anything redirects.",
    group: "preflight",
  },
  InvalidAllowMethodsPreflightResponse: {
    title: "The list of methods cannot be read",
    first:
      "Methods are separated by commas; there are no quotation marks, brackets or semicolons in the header.",
    group: "preflight",
  },
  InvalidAllowHeadersPreflightResponse: {
    title: "The list of headers cannot be read",
    first:
      "Names of headers are separated by commas; there are no quotation marks, brackets or spaces inside a name.",
    group: "preflight",
  },
  MethodDisallowedByPreflightResponse: {
    title: "The method is not allowed",
    first:
      'Add it to the list, in capitals. A method other than GET, HEAD, POST, PUT, DELETE and OPTIONS is compared as it was written, so fetch(…, { method: "patch" }) is not PATCH. And a star does not count where cookies are sent.',
    group: "preflight",
    quotes: "PUT",
  },
  HeaderDisallowedByPreflightResponse: {
    title: "A header is not allowed",
    first:
      "Add it to the list. Content-Type needs permission as soon as it says application/json, and Authorization always. A star does not count where cookies are sent.",
    group: "preflight",
    quotes: "authorization",
  },
  RedirectContainsCredentials: {
    title: "A redirect to an address with a password",
    first: "Take user name and password out of the Location that the server sends.",
    group: "answer",
  },
  DisallowedByMode: {
    title: "The script asked for its own origin only",
    first:
      'The request was made with mode: "same-origin". Leave it out, or call an address of the page’s own origin.',
    group: "before",
  },
  CorsDisabledScheme: {
    title: "The address has no http:// before it",
    first:
      'Write the scheme: fetch("localhost:4000/items") asks for an address whose scheme is “localhost:”. A page opened as a file has no origin to speak of; serve it.',
    group: "before",
  },
  NoCorsRedirectModeNotFollow: {
    title: "no-cors, and redirects are not followed",
    first:
      "Leave redirect out. And ask whether no-cors is what you want: a script can read nothing of such an answer.",
    group: "before",
  },
  InvalidResponse: {
    title: "The answer makes no sense",
    first: "The browser could not use the answer at all. Ask with curl -i what the server sends.",
    group: "answer",
  },
  InsecureLocalNetwork: {
    title: "A page without https reaches into your network",
    first:
      "Open the page with https. This is a rule about networks and no matter of CORS headers: the request never left.",
    group: "network",
    quotes: "loopback",
  },
  InvalidLocalNetworkAccess: {
    title: "The server stands in another network than announced",
    first:
      "The request was made with targetAddressSpace, and the server is somewhere else. Correct the option, or leave it out.",
    group: "network",
    quotes: "...",
  },
  LocalNetworkAccessPermissionDenied: {
    title: "No permission to reach into your network",
    first:
      "A page from the internet called an address on your own machine or network, and the browser’s question was answered with no. Allow it in the site’s settings, or serve the page from the same machine.",
    group: "network",
    quotes: "loopback",
  },
};
