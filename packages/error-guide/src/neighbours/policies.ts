import { fetchStandard, html, mdn, type NeighbourText } from "./text.ts";

const items = "http://localhost:4000/items";
const cancelled = `Cancelled load to ${items} because it violates the resource's Cross-Origin-Resource-Policy response header.`;
const firefox = `The resource at “${items}” was blocked due to its Cross-Origin-Resource-Policy header (or lack thereof). See https://developer.mozilla.org/docs/Web/HTTP/Cross-Origin_Resource_Policy_(CORP)#`;

/** Headers with which a page or a resource keeps others out. */
export const policies = {
  "cross-origin-resource-policy": {
    title: "Cross-Origin-Resource-Policy",
    meaning:
      "The response has Cross-Origin-Resource-Policy: same-origin or same-site, and the page has another origin or site. The header stops requests without CORS: images, scripts, and fetch in no-cors mode.",
    first:
      "If other sites may use the resource, send Cross-Origin-Resource-Policy: cross-origin. Alternatively, request it with CORS, which this header does not stop: put crossorigin on the tag, and Access-Control-Allow-Origin on the response. Helmet sends same-origin by default.",
    seen: {
      chromium: ["Failed to load resource: net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin"],
      firefox: [firefox],
      webkit: [
        cancelled,
        `Fetch API cannot load ${items} due to access control checks.`,
        `Failed to load resource: ${cancelled}`,
      ],
    },
    fix: {
      language: "http",
      lines: ["Cross-Origin-Resource-Policy: cross-origin"],
    },
    links: [
      fetchStandard("cross-origin-resource-policy-header", "Cross-Origin-Resource-Policy"),
      mdn("HTTP/Reference/Headers/Cross-Origin-Resource-Policy", "Cross-Origin-Resource-Policy"),
    ],
  },
  "cross-origin-embedder-policy": {
    title: "Cross-Origin-Embedder-Policy",
    meaning:
      "The page sends Cross-Origin-Embedder-Policy: require-corp. The browser then blocks every resource of another origin that does not allow it, even an image that worked before.",
    first:
      "Send Cross-Origin-Resource-Policy: cross-origin, or put crossorigin on the tag and allow the origin with CORS. A fetch with CORS is not affected. If the page needs no cross-origin isolation (SharedArrayBuffer), remove its header.",
    apart:
      "Chromium names the policy in its line. Firefox and WebKit print the line of Cross-Origin-Resource-Policy, so check whether the page’s own response has Cross-Origin-Embedder-Policy.",
    seen: {
      chromium: [
        "Failed to load resource: net::ERR_BLOCKED_BY_RESPONSE.NotSameOriginAfterDefaultedToSameOriginByCoep",
      ],
    },
    fix: {
      language: "html",
      lines: ['<img crossorigin src="https://cdn.example.com/picture.png">'],
    },
    links: [
      html("coep", "cross-origin embedder policies"),
      mdn("HTTP/Reference/Headers/Cross-Origin-Embedder-Policy", "Cross-Origin-Embedder-Policy"),
    ],
  },
  "opaque-response-blocking": {
    title: "Opaque Response Blocking (ORB)",
    meaning:
      "A tag such as img or script requested a resource of another origin, and the response is HTML or JSON. The browser blocks it, so that no attack can read it inside the page. Often it is an error page or a login.",
    first:
      "Open the address in a tab of its own and look at the response. Correct the address or the Content-Type. To read data, use fetch with CORS.",
    seen: {
      webkit: [],
    },
    known: [
      "GET http://localhost:4000/items net::ERR_BLOCKED_BY_ORB",
      "The resource at “http://localhost:4000/items” was blocked by OpaqueResponseBlocking. Reason: “…”.",
      "Cross-Origin Read Blocking (CORB) blocked cross-origin response http://localhost:4000/items with MIME type text/html.",
    ],
    links: [fetchStandard("orb", "opaque response blocking")],
  },
  "mime-type": {
    title: "Wrong MIME type",
    meaning:
      "The response does not have the type that its tag needs, so the browser does not use it. If a module has the type text/html, the server usually sent its error page or the page of a single-page app.",
    first:
      "Open the address in a tab of its own. If the response is HTML, the path is wrong or the file is missing. If the response is the file, correct the Content-Type that the server sends.",
    known: [
      'Failed to load module script: Expected a JavaScript module script but the server responded with a MIME type of "text/html". Strict MIME type checking is enforced for module scripts per HTML spec.',
      "Loading module from “http://localhost:4000/main.js” was blocked because of a disallowed MIME type (“text/html”).",
      "The resource from “http://localhost:4000/main.js” was blocked due to MIME type (“text/html”) mismatch (X-Content-Type-Options: nosniff).",
    ],
    links: [html("fetch-a-single-module-script", "fetch a single module script")],
  },
  "script-error": {
    title: "Script error.",
    meaning:
      "A script of another origin threw an error. The page’s error handler may not read it, so it only gets the words “Script error.” The error itself is not about CORS.",
    first:
      "Load the script with crossorigin, and send Access-Control-Allow-Origin from its server. The handler then gets the message, the file and the line. The console shows them in any case.",
    known: ["Script error."],
    fix: {
      language: "html",
      lines: ['<script crossorigin src="https://cdn.example.com/app.js"></script>'],
    },
    links: [html("muted-errors", "muted errors")],
  },
  "subresource-integrity": {
    title: "Subresource Integrity",
    meaning:
      "The tag has an integrity attribute. The browser may compute the hash of a file of another origin only if CORS lets the page read it.",
    first:
      "Put crossorigin on the tag, and send Access-Control-Allow-Origin from the file’s server. If the hash is wrong, the file has changed: compute it again, or fix the version in the address.",
    known: [
      "Subresource Integrity: The resource 'https://cdn.example.com/a.js' has an integrity attribute, but the resource requires the request to be CORS enabled to check the integrity, and it is not. The resource has been blocked because the integrity cannot be enforced.",
      "“https://cdn.example.com/a.js” is not eligible for integrity checks since it’s neither CORS-enabled nor same-origin.",
    ],
    fix: {
      language: "html",
      lines: [
        '<script crossorigin integrity="sha384-…" src="https://cdn.example.com/a.js"></script>',
      ],
    },
    links: [{ title: "Subresource Integrity", href: "https://www.w3.org/TR/SRI/" }],
  },
  "stylesheet-rules": {
    title: "Cross-origin stylesheet rules",
    meaning:
      "A stylesheet that was loaded without CORS applies to the page, but a script may not read its rules. This happens in tools that copy styles, such as image exporters.",
    first:
      "Put crossorigin on the link, and send Access-Control-Allow-Origin from the stylesheet’s server. Alternatively, catch the error when you read cssRules, and skip the sheet.",
    known: [
      "SecurityError: Failed to read the 'cssRules' property from 'CSSStyleSheet': Cannot access rules",
      "SecurityError: CSSStyleSheet.cssRules getter: Not allowed to access cross-origin stylesheet",
    ],
    fix: {
      language: "html",
      lines: ['<link rel="stylesheet" crossorigin href="https://cdn.example.com/a.css">'],
    },
    links: [
      {
        title: "CSSOM: the origin-clean flag",
        href: "https://drafts.csswg.org/cssom/#concept-css-style-sheet-origin-clean-flag",
      },
    ],
  },
  "frame-access": {
    title: "Cross-origin frame",
    meaning:
      "A script tried to use the window or the document of a page of another origin. CORS covers requests only: no header makes the page in a frame readable.",
    first:
      "Send messages between the two pages with postMessage, and name the receiver’s origin exactly. If the page refuses to be framed at all, its X-Frame-Options or frame-ancestors decides.",
    known: [
      'Blocked a frame with origin "http://localhost:3000" from accessing a cross-origin frame.',
      'Permission denied to access property "document" on cross-origin object',
      "Failed to execute 'postMessage' on 'DOMWindow': The target origin provided ('https://a.example') does not match the recipient window's origin ('https://b.example').",
    ],
    fix: {
      language: "js",
      lines: [
        'frame.contentWindow.postMessage({ id: 3 }, "https://other.example.com");',
        "",
        "// in the other page",
        'addEventListener("message", ({ origin, data }) => {',
        '  if (origin === "https://www.example.com") show(data);',
        "});",
      ],
    },
    links: [html("posting-messages", "cross-document messaging")],
  },
  "referrer-policy": {
    title: "strict-origin-when-cross-origin is not an error",
    meaning:
      "DevTools prints this referrer policy with every request, because it is the default. It says how much of the page’s address the Referer header has, and has nothing to do with CORS.",
    first:
      "Leave it as it is. Look for the red line in the Console tab, and at the status of the request in the Network tab.",
    known: ["Referrer Policy: strict-origin-when-cross-origin"],
    links: [mdn("HTTP/Reference/Headers/Referrer-Policy", "Referrer-Policy")],
  },
} satisfies Record<string, NeighbourText>;
