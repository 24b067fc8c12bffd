import type { Finding } from "@blocked/cors-protocol/explain";

type Name = NonNullable<Finding["name"]>;

/** Who stopped the request, where it was not the CORS check; and what to do first. */
export const neighbourAdvice: Record<Name, { what: string; first: string }> = {
  "app-webview": {
    what: "The page is an app’s webview, and its origin has a scheme of its own",
    first: "List the webview’s origin on the server as it stands, such as capacitor://localhost.",
  },
  "authorization-not-covered-by-wildcard": {
    what: "This is a warning, and the request works: a star in Access-Control-Allow-Headers will not cover Authorization one day",
    first:
      "List Authorization beside the star. If something fails today, another line has the reason.",
  },
  "blocked-by-extension": {
    what: "An extension of the browser blocked the request",
    first:
      "Try a private window without extensions. Ad blockers stop addresses that look like tracking: rename the path.",
  },
  "cancelled-request": {
    what: "The request was cancelled or it failed, and the line gives no reason",
    first:
      "If the page and the address have one origin, CORS does not apply: somebody left or reloaded the page, or the connection broke. Otherwise the line above has the reason.",
  },
  certificate: {
    what: "The browser does not trust the server’s certificate",
    first:
      "Open the address itself in a tab: the browser says what is wrong with the certificate. For a local server use one that is trusted, such as mkcert’s.",
  },
  "connection-cut": {
    what: "The server closed the connection before its response was complete",
    first: "Read the server’s log for a crash, a timeout or a limit of the proxy.",
  },
  "content-script": {
    what: "A content script of an extension sent the request, and CORS binds it as it binds the page",
    first:
      "Send the request from the extension’s background script, with the host in host_permissions.",
  },
  "content-security-policy": {
    what: "The page’s own Content-Security-Policy forbids the request; it was never sent",
    first:
      "Add the API’s origin to connect-src of the page’s policy (font-src, img-src or script-src for other requests). The API’s CORS headers do not matter here.",
  },
  "cross-origin-embedder-policy": {
    what: "The page sends Cross-Origin-Embedder-Policy: require-corp, and the resource does not say that it may be embedded",
    first:
      "Let the resource’s server send Cross-Origin-Resource-Policy: cross-origin, or put crossorigin on the tag and allow the page with CORS. Or remove the policy, if the page needs no cross-origin isolation.",
  },
  "cross-origin-resource-policy": {
    what: "The resource’s server forbids other sites to embed it, with Cross-Origin-Resource-Policy",
    first:
      'Let its server send Cross-Origin-Resource-Policy: cross-origin. Helmet sends same-origin by default: helmet({ crossOriginResourcePolicy: { policy: "cross-origin" } }).',
  },
  "cross-origin-worker": {
    what: "A worker’s script has to be of the page’s own origin, and CORS cannot change that",
    first: "Serve the script from the page’s origin, or start a Blob that imports it.",
  },
  "csrf-preflight-demand": {
    what: "The server rejects requests that need no preflight, as a protection against forged requests",
    first:
      "Send Content-Type: application/json, or the header that it names (Apollo-Require-Preflight: true).",
  },
  "event-source": {
    what: "An EventSource could not read its stream",
    first:
      "Allow the page on the response that streams: code that writes to the raw response bypasses the framework’s CORS.",
  },
  "file-address": {
    what: "The address or the page is a file, and a file has no origin",
    first: "Serve the folder, for example with npx serve, and open the address that it prints.",
  },
  "fonts-and-module-scripts": {
    what: "Fonts and module scripts are always fetched with CORS",
    first: "Allow the page on their server, or serve them from the page’s own origin.",
  },
  "forbidden-header": {
    what: "A script may not set this header, because the browser sets it itself",
    first: "Remove the header from the request.",
  },
  "frame-access": {
    what: "A script reached into a frame or window of another origin, which CORS has no part in",
    first: "Send a message instead: window.postMessage on one side, a message event on the other.",
  },
  "header-not-exposed": {
    what: "The script read a response header that the server does not expose",
    first: "List it in Access-Control-Expose-Headers.",
  },
  "host-not-found": {
    what: "The host has no address, so nothing was sent",
    first:
      "Check the name for a typing error. A name such as api, of a container, exists only inside the containers’ network.",
  },
  "image-cached-without-cors": {
    what: "The image came from the browser’s cache, where it lies without CORS headers",
    first:
      "Use crossorigin on every tag that shows it, and let its server always send Access-Control-Allow-Origin and Vary: Origin.",
  },
  "local-network-access": {
    what: "A page of the internet needs the visitor’s permission to reach their own machine or network",
    first: "Allow it in the site’s settings, or call a published address.",
  },
  "manifest-behind-login": {
    what: "The manifest is fetched without cookies, so the sign-in redirected it to its login page",
    first: 'Write crossorigin="use-credentials" on its link.',
  },
  "mime-type": {
    what: "The server sent another type than the browser expects, often an HTML page in place of the file",
    first:
      "Open the address in a tab. A page that says 404, or the app’s index.html, means that the path is wrong.",
  },
  "mixed-content": {
    what: "The page has https and the address http, and the browser never sends such a request",
    first: "Call the API with https. CORS headers do not matter here.",
  },
  "opaque-response-blocking": {
    what: "The response is not of the kind that the tag asked for, so the browser kept it away from the page (Opaque Response Blocking)",
    first:
      "Open the address in a tab: mostly it is an error page, or JSON that a script tag loaded. Use fetch with CORS for data.",
  },
  "private-network-access": {
    what: "An earlier Chrome asked the server of a private network for a permission of its own",
    first:
      "Chrome has given that up for a question to the visitor (Local Network Access). Update the browser.",
  },
  "referrer-policy": {
    what: "This line names the page’s Referrer-Policy and no failure",
    first: "DevTools shows the policy with every request. Paste the red line from the Console.",
  },
  "script-error": {
    what: "A script of another origin failed, and the browser hides the details from the page",
    first: 'Put crossorigin="anonymous" on its tag, and allow the page on its server.',
  },
  "server-down": {
    what: "Nothing answered at this address and port",
    first:
      "Start the server, and compare the port with the one that it prints. localhost may also mean ::1 where the server listens on 127.0.0.1 alone.",
  },
  "service-worker-response": {
    what: "A service worker answered with a response that this request may not use, such as an opaque one",
    first:
      'Unregister the worker in DevTools’ Application panel to see whether it is the cause. In the worker, fetch with mode: "cors".',
  },
  "stylesheet-rules": {
    what: "The stylesheet was loaded without CORS, so script may not read its rules",
    first:
      "Put crossorigin on the link, and let the stylesheet’s server send Access-Control-Allow-Origin.",
  },
  "subresource-integrity": {
    what: "The tag has an integrity attribute, and the file was requested without CORS",
    first:
      "Put crossorigin on the tag, and let the file’s server send Access-Control-Allow-Origin.",
  },
  "tainted-canvas": {
    what: "The canvas drew an image without CORS, so nobody may read it",
    first:
      'Set img.crossOrigin = "anonymous" before src, and let the image’s server allow the page.',
  },
  "third-party-cookies": {
    what: "The browser keeps cookies of another site away from the page",
    first:
      "Serve the API below the page’s own site, or set SameSite=None; Secure; Partitioned. Safari and Firefox keep them away by default.",
  },
  "web-socket": {
    what: "CORS does not apply to WebSockets: the server itself rejected the handshake, or did not answer",
    first:
      "The server has a list of origins of its own; add the page’s. It needs that list: any website can open a WebSocket.",
  },
};
