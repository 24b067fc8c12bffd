import { fetchStandard, mdn, type NeighbourText } from "./text.ts";

/** Failures before any response. */
export const transport = {
  certificate: {
    title: "The certificate is not accepted",
    meaning:
      "The browser does not trust the certificate of the API, so it sent nothing. Script gets the same error as from a CORS block, and nobody can click a warning away inside a fetch.",
    first:
      "Open the API’s address in a tab of its own and read the warning there. For development use a certificate that the machine trusts, such as one of mkcert; accepting it once in that tab helps until the browser forgets.",
    known: [
      "GET https://localhost:4000/items net::ERR_CERT_AUTHORITY_INVALID",
      "Failed to load resource: The certificate for this server is invalid. You might be connecting to a server that is pretending to be “localhost”.",
      "SEC_ERROR_UNKNOWN_ISSUER",
    ],
    links: [fetchStandard("concept-network-error", "network error")],
  },
  "host-not-found": {
    title: "There is no such host",
    meaning:
      "The name in the address has no entry in DNS, so no server could be asked. CORS was never checked.",
    first:
      "Read the host letter by letter. A name of a container network, such as http://api:4000, is known to the other containers and not to the browser.",
    known: [
      "GET http://api:4000/items net::ERR_NAME_NOT_RESOLVED",
      "Failed to load resource: A server with the specified hostname could not be found.",
      "Error: getaddrinfo ENOTFOUND api",
    ],
    links: [fetchStandard("concept-network-error", "network error")],
  },
  "cancelled-request": {
    title: "The request was cancelled",
    meaning:
      "The script or the browser ended the request before its response arrived: an AbortController, a reload, a form that was submitted. Safari reports this as “due to access control checks”, with no reason beside it.",
    first:
      'Look whether the page was left or reloaded. A button inside a form submits it: call preventDefault, or give the button type="button". An effect that runs twice in development cancels its first request.',
    apart:
      "If Safari’s line has a reason above it, such as “is not allowed by Access-Control-Allow-Origin”, it is CORS. If page and API have one origin, it cannot be.",
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
    title: "An extension or a setting stopped the request",
    meaning:
      "An ad blocker, tracking protection or a company’s policy stopped the request on this machine. The server never saw it, and no header helps.",
    first:
      "Try a private window without extensions. If it works there, switch the blocker off for the page, or give the file another name: blockers look for words such as ads, track and analytics.",
    known: [
      "GET https://api.example.com/track net::ERR_BLOCKED_BY_CLIENT",
      "The resource at “https://api.example.com/track” was blocked because Enhanced Tracking Protection is enabled.",
      "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://api.example.com/items. (Reason: CORS disabled).",
    ],
    links: [fetchStandard("concept-network-error", "network error")],
  },
  "private-network-access": {
    title: "A check that browsers have given up",
    meaning:
      "Chrome once sent a preflight before a page reached a private address, and asked for Access-Control-Allow-Private-Network. Since 2026 it asks the visitor for permission in its place.",
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
    title: "A file opened by double click",
    meaning:
      "The page or the resource has an address that begins with file:. A file has no origin that a server could allow, and browsers let no page read files by address.",
    first:
      "Serve the folder and open it by http://localhost. Never allow the origin null for this: every sandboxed page of the internet has it too.",
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
