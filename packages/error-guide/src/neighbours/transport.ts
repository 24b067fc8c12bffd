import { fetchStandard, mdn, type NeighbourText } from "./text.ts";

/** Failures before any response. */
export const transport = {
  certificate: {
    title: "Untrusted certificate",
    meaning:
      "The browser does not trust the certificate of the API, so it sent nothing. Script gets the same error as from a CORS block, and fetch shows no warning that a user could accept.",
    first:
      "Open the API’s address in a tab of its own and read the warning there. For development, use a certificate that the machine trusts, such as one from mkcert. Accepting the warning in that tab helps only for a while.",
    known: [
      "GET https://localhost:4000/items net::ERR_CERT_AUTHORITY_INVALID",
      "Failed to load resource: The certificate for this server is invalid. You might be connecting to a server that is pretending to be “localhost”.",
      "SEC_ERROR_UNKNOWN_ISSUER",
    ],
    links: [fetchStandard("concept-network-error", "network error")],
  },
  "host-not-found": {
    title: "Host not found",
    meaning:
      "The name in the address has no entry in DNS, so the browser sent no request and never checked CORS.",
    first:
      "Check the spelling of the host. The browser cannot resolve a name of a container network, such as http://api:4000; only the other containers can.",
    known: [
      "GET http://api:4000/items net::ERR_NAME_NOT_RESOLVED",
      "Failed to load resource: A server with the specified hostname could not be found.",
      "Error: getaddrinfo ENOTFOUND api",
    ],
    links: [fetchStandard("concept-network-error", "network error")],
  },
  "cancelled-request": {
    title: "Request cancelled",
    meaning:
      "The script or the browser ended the request before its response arrived: an AbortController, a reload, a form that was submitted. Safari reports this as “due to access control checks”, without a reason.",
    first:
      'Check whether the page was left or reloaded. A button inside a form submits it: call preventDefault, or give the button type="button". An effect that runs twice in development cancels its first request.',
    apart:
      "If Safari’s line has a reason above it, such as “is not allowed by Access-Control-Allow-Origin”, it is CORS. If page and API have the same origin, it is not CORS.",
    seen: { chromium: [], firefox: [] },
    known: [
      "AbortError: signal is aborted without reason",
      "AbortError: The operation was aborted.",
      "AbortError: Fetch is aborted",
      "GET http://localhost:4000/items net::ERR_ABORTED",
      "NS_BINDING_ABORTED",
    ],
    links: [fetchStandard("abort-fetch", "abort a fetch() call")],
  },
  "blocked-by-extension": {
    title: "Request blocked by an extension",
    meaning:
      "An ad blocker, tracking protection or a company’s policy stopped the request on this machine. The server never saw it, so no header can change it.",
    first:
      "Try a private window without extensions. If it works there, turn the blocker off for the page, or rename the file: blockers look for words such as ads, track and analytics.",
    known: [
      "GET https://api.example.com/track net::ERR_BLOCKED_BY_CLIENT",
      "The resource at “https://api.example.com/track” was blocked because Enhanced Tracking Protection is enabled.",
      "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://api.example.com/items. (Reason: CORS disabled).",
    ],
    links: [fetchStandard("concept-network-error", "network error")],
  },
  "private-network-access": {
    title: "Private Network Access",
    meaning:
      "Older versions of Chrome required Access-Control-Allow-Private-Network on the preflight before a page called a private address. Since 2026, Chrome asks the visitor for permission instead.",
    first:
      "Update the browser. The header does nothing in current versions: serve the page with https, and let the visitor allow access to the local network.",
    known: [
      "Access to fetch at 'http://192.168.1.1/' from origin 'https://www.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Private-Network' header was present in the preflight response for this private network request targeting the `private` address space.",
    ],
    links: [
      {
        title: "Local Network Access: the draft",
        href: "https://wicg.github.io/local-network-access/",
      },
    ],
  },
  "file-address": {
    title: "Page opened as a file (file://)",
    meaning:
      "The page or the resource has an address that begins with file:. A file has no origin that a server could allow, and browsers let no page read files by address.",
    first:
      "Serve the folder and open it at http://localhost. Never allow the origin null for this: any website can send requests with it too.",
    seen: {
      chromium: ["Not allowed to load local resource: file:///etc/hosts"],
      firefox: [
        "Security Error: Content at http://localhost:3000/ may not load or link to file:///etc/hosts.",
      ],
      webkit: ["Not allowed to load local resource: file:///etc/hosts"],
    },
    known: [
      "Access to script at 'file:///home/jane/main.js' from origin 'null' has been blocked by CORS policy: Cross origin requests are only supported for protocol schemes: chrome, chrome-extension, chrome-untrusted, data, http, https, isolated-app.",
    ],
    fix: { language: "js", lines: ["// in the folder: npx serve, or python3 -m http.server"] },
    links: [mdn("HTTP/Guides/CORS/Errors/CORSRequestNotHttp", "CORS request not HTTP")],
  },
} satisfies Record<string, NeighbourText>;
