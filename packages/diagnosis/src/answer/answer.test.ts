import { expect, test } from "vitest";
import { absent, answerOf, frame, items } from "./test/answers.ts";

type Row = [
  what: string,
  text: string,
  id: string,
  sentence: RegExp,
  advice: RegExp,
  code?: string,
];

const cases: Row[] = [
  [
    "P3 › a header of an extension",
    "Access to XMLHttpRequest at 'http://api.example.com/fulltext' from origin 'https://www.example.com' has been blocked by CORS policy: search?q=x:1 \nRequest header field x-firelogger is not allowed by Access-Control-Allow-Headers in preflight response. ",
    "header-source",
    /http:\/\/api\.example\.com\/fulltext from https:\/\/www\.example\.com: .* does not list the header x-firelogger\.$/,
    /FireLogger.*Switch the extension off/,
  ],
  [
    "P4 › Firefox in German",
    "Quellübergreifende (Cross-Origin) Anfrage blockiert: Die Gleiche-Quelle-Regel verbietet das Lesen der externen Ressource auf https://api.example.com/output.json. (Grund: CORS-Preflight-Kanal war nicht erfolgreich).",
    "code",
    /https:\/\/api\.example\.com\/output\.json: the preflight got a status that is not a success/,
    /Find out what responds to OPTIONS/,
  ],
  [
    "P5 › a warning",
    "Authorization will not be covered by the wildcard symbol (*) in CORS Access-Control-Allow-Headers handling.",
    "name",
    /request works\. This warning says/,
    /another line has the reason/,
  ],
  [
    "P6 › a manifest behind a login",
    `Access to manifest at 'https://team.cloudflareaccess.com/cdn-cgi/access/login/home.example.com?redirect_url=%2Fmanifest.webmanifest' (redirected from 'https://home.example.com/manifest.webmanifest') from origin 'https://home.example.com' has been blocked by CORS policy: ${absent}`,
    "manifest-behind-login",
    /from https:\/\/home\.example\.com/,
    /without cookies/,
    '<link rel="manifest" href="/manifest.webmanifest" crossorigin="use-credentials">',
  ],
  [
    "P7 › Safari's bare line",
    "Fetch API cannot load https://localhost:3000/api/users?username=jane-doe due to access control checks.",
    "name",
    /ended the request before its response arrived/,
    /left or reloaded/,
  ],
  [
    "P8 › an app's own scheme",
    "[Error] Origin tauri://localhost is not allowed by Access-Control-Allow-Origin. Status code: 200",
    "app-webview",
    /from tauri:\/\/localhost: the response has no .* or it names another origin/,
    /List it as it stands.*http:\/\/tauri\.localhost/,
  ],
  [
    "P9 › a file opened by double click",
    "Access to script at 'file:///C:/Users/jane/site/js/main.js' from origin 'null' has been blocked by CORS policy: Cross origin requests are only supported for protocol schemes: chrome, chrome-extension, chrome-untrusted, data, http, https, isolated-app.",
    "file",
    /file:\/\/\/C:\/Users\/jane/,
    /Serve the folder.*Never allow the origin null/,
    "npx serve .",
  ],
  [
    "P10 › an embedder policy",
    "GET https://cdn.example.com/script.js net::ERR_BLOCKED_BY_RESPONSE.NotSameOriginAfterDefaultedToSameOriginByCoep 200 (OK)",
    "name",
    /Cross-Origin-Embedder-Policy: require-corp/,
    /Cross-Origin-Resource-Policy: cross-origin, or put crossorigin on the tag/,
    '<img crossorigin src="https://cdn.example.com/picture.png">',
  ],
  [
    "P14 › a tainted canvas",
    "Uncaught (in promise) DOMException: Failed to execute 'toDataURL' on 'HTMLCanvasElement': Tainted canvases may not be exported.",
    "name",
    /loaded without CORS/,
    /Set crossOrigin before src/,
    'const image = new Image();\nimage.crossOrigin = "anonymous";\nimage.src = "https://cdn.example.com/picture.png";',
  ],
  [
    "P15 › a WebSocket",
    "WebSocket connection to 'wss://app.example.com/socket' failed: Error during WebSocket handshake: Unexpected response code: 403",
    "name",
    /CORS does not apply to WebSockets/,
    /Add the page’s origin to the list of the WebSocket server/,
  ],
  [
    "one origin on both sides",
    frame("https://app.example.com/api") + absent,
    "same-origin",
    /has no Access-Control-Allow-Origin/,
    /one origin, https:\/\/app\.example\.com, so CORS does not apply/,
  ],
  [
    "redirected to https",
    frame(items).replace(" from", ` (redirected from 'http://api.example.com/items') from`) +
      absent,
    "redirected-to-https",
    /has no Access-Control-Allow-Origin/,
    /redirects http to https/,
    `fetch("${items}")`,
  ],
  [
    "redirected for a slash",
    frame(`${items}/`).replace(" from", ` (redirected from '${items}') from`) + absent,
    "redirected-for-slash",
    /has no Access-Control-Allow-Origin/,
    /redirects \/items to \/items\//,
    `fetch("${items}/")`,
  ],
  [
    "redirected to a login",
    frame("https://login.microsoftonline.com/common/oauth2/authorize").replace(
      " from",
      ` (redirected from '${items}') from`,
    ) + absent,
    "redirected-to-login",
    /login\.microsoftonline\.com/,
    /No script may read that page.*401 instead of a redirect/,
  ],
  [
    "a 502 without headers",
    `${frame(items)}${absent}\nGET ${items} net::ERR_FAILED 502 (Bad Gateway)`,
    "status-502",
    /has no Access-Control-Allow-Origin/,
    /^Look at the status first.*the proxy in front/,
  ],
  [
    "a 401 in Firefox",
    `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${items}. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 401.`,
    "status-401",
    /has no Access-Control-Allow-Origin/,
    /register CORS before the check/,
  ],
  [
    "localhost and 127.0.0.1",
    `${frame("http://localhost:5000/x", "http://127.0.0.1:3000")}The 'Access-Control-Allow-Origin' header has a value 'http://localhost:3000' that is not equal to the supplied origin. Have the server send the header with a valid value.`,
    "near-miss",
    /allows “http:\/\/localhost:3000”, and not http:\/\/127\.0\.0\.1:3000/,
    /two origins/,
  ],
  [
    "another port",
    `${frame("http://localhost:4000/x", "http://localhost:5174")}The 'Access-Control-Allow-Origin' header has a value 'http://localhost:5173' that is not equal to the supplied origin.`,
    "near-miss",
    /5173/,
    /the port differs, 5173 and 5174/,
  ],
  [
    "the header twice",
    `${frame(items)}The 'Access-Control-Allow-Origin' header contains multiple values '*, https://app.example.com', but only one is allowed.`,
    "two-servers",
    /several origins/,
    /the app, and a proxy or gateway/,
  ],
  [
    "a value without its scheme",
    `${frame(items)}The 'Access-Control-Allow-Origin' header contains the invalid value 'app.example.com'.`,
    "no-scheme",
    /no origin/,
    /Write https:\/\/app\.example\.com/,
  ],
  [
    "a method in lower case",
    `${frame(items)}Method patch is not allowed by Access-Control-Allow-Methods in preflight response.`,
    "lower-case-method",
    /does not list the method patch/,
    /Write PATCH/,
    'fetch(url, { method: "PATCH" })',
  ],
  [
    "an extension's origin",
    frame(items, "chrome-extension://abcdefghijklmnop") + absent,
    "extension",
    /chrome-extension/,
    /host_permissions/,
    '"host_permissions": ["https://api.example.com/*"]',
  ],
  [
    "Socket.IO",
    frame("http://localhost:4000/socket.io/?EIO=4&transport=polling", "http://localhost:3000") +
      absent,
    "socket-io",
    /socket\.io/,
    /cors option of its own/,
    'new Server(server, { cors: { origin: ["http://localhost:3000"] } })',
  ],
  [
    "a private address and a published page",
    frame("http://192.168.1.10:8080/api") + absent,
    "private-address",
    /192\.168\.1\.10/,
    /on a private network/,
  ],
  [
    "a font",
    frame("https://cdn.example.com/a.woff2", "https://app.example.com", "font") + absent,
    "font",
    /GET https:\/\/cdn\.example\.com\/a\.woff2/,
    /every font with CORS/,
  ],
];

test.for(cases)(
  "advice › %s › first what the text shows",
  ([, text, id, sentence, advice, code]) => {
    const {
      summary,
      advice: [first],
    } = answerOf(text);
    expect(first?.id).toBe(id);
    expect(summary.sentence).toMatch(sentence);
    expect(first?.text).toMatch(advice);
    expect(first?.code).toBe(code);
  },
);
