import { expect, test } from "vitest";
import { explain } from "./explain.ts";
import type { Finding } from "./finding.ts";
import { isSignIn } from "./hints.ts";

type Want = Partial<Finding>;

const absent = "No 'Access-Control-Allow-Origin' header is present on the requested resource.";

const addresses: [rule: string, text: string, want: Want][] = [
  [
    "a manifest that was redirected to a login",
    "Access to manifest at 'https://team.cloudflareaccess.com/cdn-cgi/access/login/home.example.com?redirect_url=%2Fmanifest.webmanifest' (redirected from 'https://home.example.com/manifest.webmanifest') from origin 'https://home.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
    {
      code: "MissingAllowOriginHeader",
      asker: "manifest",
      redirectedFrom: "https://home.example.com/manifest.webmanifest",
      origin: "https://home.example.com",
      hints: ["manifest-behind-login"],
    },
  ],
  [
    "a webview of Tauri",
    "[Error] Origin tauri://localhost is not allowed by Access-Control-Allow-Origin. Status code: 200",
    { engine: "webkit", origin: "tauri://localhost", status: 200, hints: ["app-webview"] },
  ],
  [
    "a webview of Capacitor in Xcode's log",
    '⚡️  [error] - {"message":"Origin capacitor://localhost is not allowed by Access-Control-Allow-Origin. Status code: 401"}',
    { origin: "capacitor://localhost", status: 401, hints: ["app-webview"] },
  ],
  [
    "a webview of Tauri on Windows",
    `Access to fetch at 'https://api.example.com/items' from origin 'http://tauri.localhost' has been blocked by CORS policy: ${absent}`,
    { code: "MissingAllowOriginHeader", hints: ["app-webview"] },
  ],
  [
    "a webview of Ionic",
    "XMLHttpRequest cannot load https://api.example.com/items. Origin ionic://localhost is not allowed by Access-Control-Allow-Origin.",
    { code: "MissingAllowOriginHeader", origin: "ionic://localhost", hints: ["app-webview"] },
  ],
  [
    "an extension",
    `Access to fetch at 'https://api.example.com/items' from origin 'chrome-extension://abcdefghijklmnop' has been blocked by CORS policy: ${absent}`,
    { code: "MissingAllowOriginHeader", hints: ["content-script"] },
  ],
  [
    "a module script of a file",
    "Access to script at 'file:///C:/Users/jane/site/js/main.js' from origin 'null' has been blocked by CORS policy: Cross origin requests are only supported for protocol schemes: chrome, chrome-extension, chrome-untrusted, data, http, https, isolated-app.",
    {
      code: "CorsDisabledScheme",
      url: "file:///C:/Users/jane/site/js/main.js",
      origin: "null",
      asker: "script",
      hints: ["file-address", "fonts-and-module-scripts"],
    },
  ],
  [
    "a file in Firefox",
    "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at file:///home/jane/data.json. (Reason: CORS request not http).",
    { code: "CorsDisabledScheme", url: "file:///home/jane/data.json", hints: ["file-address"] },
  ],
  [
    "an image",
    `Access to image at 'https://cdn.example.com/a.png' from origin 'https://www.example.com' has been blocked by CORS policy: ${absent}`,
    { asker: "image", hints: ["image-cached-without-cors"] },
  ],
  [
    "a stylesheet",
    `Access to CSS stylesheet at 'https://cdn.example.com/a.css' from origin 'https://www.example.com' has been blocked by CORS policy: ${absent}`,
    { asker: "stylesheet", hints: [] },
  ],
  [
    "an event source in WebKit",
    "Origin https://www.example.com is not allowed by Access-Control-Allow-Origin. Status code: 200\nEventSource cannot load https://api.example.com/events due to access control checks.",
    { asker: "EventSource", url: "https://api.example.com/events", hints: ["event-source"] },
  ],
];

test.for(addresses)("explain › %s › what its addresses show", ([, text, want]) => {
  expect(explain(text).findings).toMatchObject([want]);
});

test.for([
  ["https://id.example.com/log-in", [true, false]],
  ["https://id.example.com/Sign_In?next=%2F", [true, false]],
  ["https://api.example.com/oauth2/authorize", [true, false]],
  ["https://example.okta.com/app", [true, true]],
  ["https://accounts.google.com", [true, true]],
  ["https://api.example.com/proxy?to=https://accounts.google.com/", [false, false]],
  ["https://api.example.com/logins", [false, false]],
] as const)("isSignIn › %s › behind a redirect and called itself", ([url, is]) => {
  expect([isSignIn(url, true), isSignIn(url, false)]).toEqual(is);
});
