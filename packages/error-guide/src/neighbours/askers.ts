import { fetchStandard, html, mdn, type NeighbourText } from "./text.ts";

const api = "http://localhost:4000";
const noHeader =
  "has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.";
const firefoxFrame =
  "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at";

/** What makes a request besides fetch and XMLHttpRequest, each with rules of its own. */
export const askers = {
  "web-socket": {
    title: "WebSocket connection refused",
    meaning:
      "CORS does not apply to WebSockets: there is no preflight, and any page may connect. A 403 usually comes from the server’s own check of the Origin header; a sign-in or a proxy can send it too.",
    first:
      "Add the page’s origin to the list of the WebSocket server or of the proxy before it. Keep that check: without it, any site can connect with the visitor’s cookies.",
    seen: {
      chromium: [
        "WebSocket connection to 'ws://localhost:4000/' failed: Error during WebSocket handshake: Unexpected response code: 403",
      ],
      firefox: ["Firefox can’t establish a connection to the server at ws://localhost:4000/."],
      webkit: [
        "WebSocket connection to 'ws://localhost:4000/' failed: The server did not accept the WebSocket handshake.",
      ],
    },
    links: [
      {
        title: "RFC 6455: the Origin header",
        href: "https://www.rfc-editor.org/rfc/rfc6455#section-10.2",
      },
    ],
  },
  "event-source": {
    title: "EventSource failed",
    meaning:
      "EventSource uses CORS like fetch and needs a response of the type text/event-stream. With another status or type it stops. It cannot send request headers of your own.",
    first:
      "Check the status and the Content-Type of the response. For cookies, set withCredentials and allow credentials. In Fastify, a hijacked reply loses the CORS headers, so write them yourself.",
    seen: {
      chromium: [
        `EventSource's response has a MIME type ("text/html") that is not "text/event-stream". Aborting the connection.`,
      ],
      firefox: [`Firefox can’t establish a connection to the server at ${api}/events.`],
      webkit: [
        `EventSource's response has a MIME type ("text/html") that is not "text/event-stream". Aborting the connection.`,
      ],
    },
    fix: {
      language: "js",
      lines: ['new EventSource("https://api.example.com/events", { withCredentials: true });'],
    },
    links: [html("the-eventsource-interface", "EventSource")],
  },
  "cross-origin-worker": {
    title: "Cross-origin worker",
    meaning:
      "The script of a worker has to come from the page’s own origin. CORS headers do not change this.",
    first:
      "Serve the script from the page’s origin. If it has to stay on the other origin, fetch it with CORS and start the worker from a blob. A small worker of your own can also import it with importScripts.",
    seen: {
      chromium: [
        `SecurityError: Failed to construct 'Worker': Script at '${api}/worker.js' cannot be accessed from origin 'http://localhost:3000'.`,
      ],
    },
    fix: {
      language: "js",
      lines: [
        'const response = await fetch("https://cdn.example.com/worker.js");',
        "const worker = new Worker(URL.createObjectURL(await response.blob()));",
      ],
    },
    links: [html("dom-worker", "new Worker()")],
  },
  "service-worker-response": {
    title: "Opaque response from a service worker",
    meaning:
      "A service worker took the page’s request and passed on a response that it had fetched without CORS. The page asked for a readable one, so the browser rejects it.",
    first:
      "Pass the page’s own request on with fetch(event.request), or do not handle cross-origin requests. Delete opaque responses that are already in the cache.",
    seen: {
      firefox: [
        "Failed to load ‘http://localhost:3000/items’. A ServiceWorker passed an opaque Response to FetchEvent.respondWith() while handling a ‘cors’ FetchEvent. Opaque Response objects are only valid when the RequestMode is ‘no-cors’.",
      ],
      webkit: [
        "Response served by service worker is opaque",
        `Fetch API cannot load ${api}/items due to access control checks.`,
        "Failed to load resource: Response served by service worker is opaque",
      ],
    },
    known: [
      `The FetchEvent for "${api}/items" resulted in a network error response: an "opaque" response was used for a request whose type is not no-cors`,
    ],
    links: [fetchStandard("http-fetch", "HTTP fetch")],
  },
  "fonts-and-module-scripts": {
    title: "Fonts and module scripts",
    meaning:
      "The browser loads cross-origin fonts and module scripts with CORS, without any fetch in your code. It loads images and classic scripts without CORS.",
    first:
      "Send Access-Control-Allow-Origin with the file. On a CDN, this is a setting of the bucket or of the web server, not of the API. A file of the page’s own origin needs nothing.",
    seen: {
      firefox: [
        `${firefoxFrame} ${api}/inter.woff2. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 200.`,
        `downloadable font: download failed (font-family: "Inter" style:normal weight:400 stretch:100 src index:0): bad URI or cross-site access not allowed source: ${api}/inter.woff2`,
      ],
      chromium: [
        `Access to font at '${api}/inter.woff2' from origin 'http://localhost:3000' ${noHeader}`,
        "Failed to load resource: net::ERR_FAILED",
      ],
      webkit: [],
    },
    fix: { language: "http", lines: ["Access-Control-Allow-Origin: *"] },
    links: [
      html("fetch-a-single-module-script", "fetch a single module script"),
      {
        title: "CSS Fonts: font fetching",
        href: "https://www.w3.org/TR/css-fonts-4/#font-fetching-requirements",
      },
    ],
  },
  "tainted-canvas": {
    title: "Tainted canvas",
    meaning:
      "A page may show an image that was loaded without CORS, but not read it. Once it is drawn, the canvas is tainted, and toDataURL, toBlob and getImageData throw.",
    first:
      "Set crossOrigin before src, and send Access-Control-Allow-Origin from the image’s server. If the image was shown before, the browser may reuse its copy without CORS.",
    seen: {
      chromium: [
        "SecurityError: Failed to execute 'toDataURL' on 'HTMLCanvasElement': Tainted canvases may not be exported.",
      ],
    },
    known: ["SecurityError: The operation is insecure. (canvas.toDataURL)"],
    fix: {
      language: "js",
      lines: [
        "const image = new Image();",
        'image.crossOrigin = "anonymous";',
        'image.src = "https://cdn.example.com/picture.png";',
      ],
    },
    links: [mdn("HTML/How_to/CORS_enabled_image", "CORS-enabled images")],
  },
  "image-cached-without-cors": {
    title: "Cached copy without CORS headers",
    meaning:
      "The image was first loaded without crossorigin, and that response had no CORS headers. The browser reuses its copy for the request with CORS, which fails.",
    first:
      "Send Access-Control-Allow-Origin and Vary: Origin on every response, even without an Origin header. S3 and some CDNs add the headers only when the request has one. As a workaround, put crossorigin on every tag, or add a query to the address of this one.",
    apart:
      "With “Disable cache” in DevTools, the request succeeds. The server’s log shows no second request.",
    seen: {
      chromium: [
        `Access to image at '${api}/picture.png' from origin 'http://localhost:3000' ${noHeader}`,
        "Failed to load resource: net::ERR_FAILED",
      ],
    },
    fix: { language: "http", lines: ["Access-Control-Allow-Origin: *", "Vary: Origin"] },
    links: [fetchStandard("cors-protocol-and-http-caches", "CORS protocol and HTTP caches")],
  },
  "manifest-behind-login": {
    title: "Web app manifest behind a login",
    meaning:
      "The browser fetches the manifest without cookies. A login in front of the page redirects that request to its own host, and CORS blocks the redirected request.",
    first:
      'Put crossorigin="use-credentials" on the link, so that the browser sends the cookies. Alternatively, exclude the manifest’s path from the login.',
    known: [
      "Access to manifest at 'https://login.example.com/oauth2/authorize' (redirected from 'https://www.example.com/manifest.webmanifest') from origin 'https://www.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
      "Manifest fetch from https://www.example.com/manifest.webmanifest failed, code 401",
    ],
    fix: {
      language: "html",
      lines: ['<link rel="manifest" href="/manifest.webmanifest" crossorigin="use-credentials">'],
    },
    links: [html("link-type-manifest", "link type manifest")],
  },
} satisfies Record<string, NeighbourText>;
