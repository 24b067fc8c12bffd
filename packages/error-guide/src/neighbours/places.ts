import { fetchStandard, mdn, type NeighbourText } from "./text.ts";

/** Where the request comes from, and what goes along with it. */
export const places = {
  "app-webview": {
    title: "Page inside an app (Tauri, Capacitor)",
    meaning:
      "The page runs inside an app, and its origin is the app’s own: tauri://localhost, capacitor://localhost, http://localhost. The server has to allow exactly that origin.",
    first:
      "Log the Origin header on the server for each platform, and list each value exactly. Android and iOS differ, and so do http and https. Alternatively, send the request from the app’s native code, where CORS does not apply.",
    known: [
      "Origin tauri://localhost is not allowed by Access-Control-Allow-Origin. Status code: 200",
      "Origin capacitor://localhost is not allowed by Access-Control-Allow-Origin. Status code: 200",
    ],
    fix: {
      language: "js",
      lines: [
        'origin: ["tauri://localhost", "http://tauri.localhost", "capacitor://localhost", "https://localhost"]',
      ],
    },
    links: [fetchStandard("origin-header", "the Origin header")],
  },
  "content-script": {
    title: "Request from a browser extension",
    meaning:
      "The request comes from a browser extension. Requests of a content script count as the page’s; only the extension’s background script may do more, with a permission for the host.",
    first:
      "Send the request from the background script, and name the host in host_permissions of the manifest. Do not allow the extension’s origin with cookies unless the extension is yours.",
    known: [
      "Access to fetch at 'https://api.example.com/items' from origin 'chrome-extension://abcdefghijklmnop' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
    ],
    fix: { language: "js", lines: ['"host_permissions": ["https://api.example.com/*"]'] },
    links: [
      {
        title: "Chrome: cross-origin network requests of extensions",
        href: "https://developer.chrome.com/docs/extensions/develop/concepts/network-requests",
      },
    ],
  },
  "third-party-cookies": {
    title: "Third-party cookie not sent",
    meaning:
      "The browser did not send or store a cookie of another site. CORS may be correct: the request arrives without the cookie, so the server finds no session.",
    first:
      'Serve page and API from one site, such as www.example.com and api.example.com. Otherwise the cookie needs SameSite=None; Secure, and in most browsers Partitioned. Without credentials: "include" in the request, the browser sends no cookie at all.',
    known: [
      "Cookie “session” has been rejected because it is in a cross-site context and its “SameSite” is “Lax” or “Strict”.",
      "Cookie “session” has been rejected because it is foreign and does not have the “Partitioned“ attribute.",
      "Indicate whether to send a cookie in a cross-site request by specifying its SameSite attribute",
    ],
    fix: {
      language: "http",
      lines: ["Set-Cookie: session=…; SameSite=None; Secure; Partitioned; HttpOnly"],
    },
    links: [mdn("Privacy/Guides/Third-party_cookies", "third-party cookies")],
  },
  "csrf-preflight-demand": {
    title: "Apollo Server’s CSRF prevention",
    meaning:
      "Apollo Server rejects requests that a browser sends without a preflight, because any site could send them with the visitor’s cookies. This protects against forged requests (CSRF), and is not CORS.",
    first:
      "Send Content-Type: application/json, or the header apollo-require-preflight: true with uploads and GET. Then allow that header in the CORS configuration.",
    known: [
      "This operation has been blocked as a potential Cross-Site Request Forgery (CSRF). Please either specify a 'content-type' header (with a type that is not one of application/x-www-form-urlencoded, multipart/form-data, text/plain) or provide a non-empty value for one of the following headers: x-apollo-operation-name, apollo-require-preflight",
    ],
    fix: { language: "js", lines: ['headers: { "apollo-require-preflight": "true" }'] },
    links: [
      {
        title: "Apollo Server: CSRF prevention",
        href: "https://www.apollographql.com/docs/apollo-server/security/cors#preventing-cross-site-request-forgery-csrf",
      },
    ],
  },
  "forbidden-header": {
    title: "Forbidden request header",
    meaning:
      "A script may not set Origin, Cookie, Host or the headers of preflights. The browser drops such a header and sends the request without it.",
    first:
      'Remove the header from the script. To send cookies, set credentials: "include". Access-Control-Allow-Origin belongs in the response, which only the server writes.',
    seen: {
      chromium: ['Refused to set unsafe header "Origin"'],
      firefox: [],
      webkit: ['Refused to set unsafe header "Origin"'],
    },
    links: [fetchStandard("forbidden-request-header", "forbidden request-header")],
  },
} satisfies Record<string, NeighbourText>;
