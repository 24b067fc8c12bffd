import { neighbours } from "@blocked/cors-protocol/explain";
import { expect, test } from "vitest";
import { read, withEdit } from "../read.ts";
import type { Edit } from "../state/saved.ts";
import { type Answer, toAnswer } from "./answer.ts";
import { toNeighbour } from "./neighbours.ts";
import { checkOrigin } from "./fix.ts";
import { toAnswered } from "./questions.ts";

function answersOf(text: string, edit?: Edit): Answer[] {
  return read(text).found.map((one) => toAnswer(withEdit(one, edit), edit?.skipped ?? []));
}

function answerOf(text: string, edit?: Edit): Answer {
  const [answer, ...others] = answersOf(text, edit);
  if (answer === undefined || others.length > 0) throw new Error(`${others.length} others`);
  return answer;
}

const frame = (url: string, origin = "https://app.example.com", asker = "fetch") =>
  `Access to ${asker} at '${url}' from origin '${origin}' has been blocked by CORS policy: `;
const absent = "No 'Access-Control-Allow-Origin' header is present on the requested resource.";
const preflight = "Response to preflight request doesn't pass access control check: ";
const items = "https://api.example.com/items";

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

const sources: [header: string, isElsewhere: boolean, advice: RegExp][] = [
  ["sentry-trace", false, /Sentry.*tracePropagationTargets/],
  ["baggage", false, /OpenTelemetry/],
  ["traceparent", false, /W3C/],
  ["newrelic", false, /New Relic/],
  ["x-requested-with", false, /jQuery/],
  ["x-csrf-token", false, /CSRF/],
  ["cache-control", true, /no-store/],
  ["pragma", true, /no-store/],
  ["access-control-allow-origin", true, /header of responses/],
];

test.for(sources)(
  "advice › refused header %s › its source and its own remedy",
  ([name, isElsewhere, text]) => {
    const {
      advice: [first],
      fix,
    } = answerOf(
      `${frame(items)}Request header field ${name} is not allowed by Access-Control-Allow-Headers in preflight response.`,
    );
    expect(first?.text).toMatch(text);
    expect(first?.isElsewhere).toBe(isElsewhere);
    expect(fix?.isSecond).toBe(isElsewhere);
  },
);

test("fix › a blocked PATCH › for that origin and that method", () => {
  const { fix, question } = answerOf(
    `${frame(items)}Method PATCH is not allowed by Access-Control-Allow-Methods in preflight response.`,
  );
  expect(fix?.needs).toEqual({
    origins: ["https://app.example.com"],
    cookies: false,
    methods: ["GET", "HEAD", "POST", "PATCH"],
    headers: ["Content-Type"],
    exposed: [],
  });
  expect(fix?.assumes).toContain("The server at api.example.com is yours.");
  expect(fix?.assumes).toContain("The request sends no cookies.");
  expect(question?.fact).toBe("headers");
});

test("fix › a header that an extension added › is not listed", () => {
  const { fix } = answerOf(
    `${frame(items)}Request header field x-firelogger is not allowed by Access-Control-Allow-Headers in preflight response.`,
  );
  expect(fix?.needs.headers).toEqual(["Content-Type"]);
});

test.for([
  ["the origin null", frame(items, "null") + absent],
  ["a file", frame(items, "file://") + absent],
  ["an origin that is not known", absent],
  [
    "a request that is never sent",
    `Fetch API cannot load ${items}. Request mode is "same-origin" but the URL's origin is not same as the request origin https://app.example.com.`,
  ],
] as const)("fix › %s › none", ([, text]) => {
  expect(answerOf(text).fix).toBeNull();
});

test("fix › an origin that no browser sends so › none until it is corrected", () => {
  const text = frame(items) + absent;
  const withOrigin = (origin: string) =>
    answerOf(text, { facts: { origin }, skipped: [] }).fix?.needs.origins;
  expect(withOrigin("https://app.example.com/")).toBeUndefined();
  expect(withOrigin("capacitor://localhost")).toEqual(["capacitor://localhost"]);
});

test("questions › a line that names nothing › one at a time, each once, and none that changes nothing", () => {
  const edit: Edit = { facts: {}, skipped: [] };
  const asked: string[] = [];
  for (;;) {
    const { question } = answerOf(preflight + absent, edit);
    if (question === null) break;
    asked.push(question.fact);
    const [choice] = question.choices ?? [{ facts: { origin: "https://app.example.com" } }];
    if (question.fact === "method") edit.skipped.push("method");
    else Object.assign(edit.facts, choice?.facts);
  }
  expect(asked).toEqual(["origin", "status", "method", "headers", "cookies"]);
  const { fix } = answerOf(preflight + absent, edit);
  expect(fix?.needs).toMatchObject({
    origins: ["https://app.example.com"],
    cookies: true,
    headers: ["Content-Type", "Authorization"],
  });
  expect(fix?.assumes.join(" ")).toMatch(/Enter the method/);
});

test("questions › the answer to the status › changes the first advice", () => {
  const { question, advice } = answerOf(frame(items) + absent);
  expect([question?.fact, advice[0]?.id]).toEqual(["status", "code"]);
  const [, unauthorized] = question?.choices ?? [];
  const {
    advice: [first],
  } = answerOf(frame(items) + absent, { facts: unauthorized?.facts ?? {}, skipped: [] });
  expect(first?.id).toBe("status-401");
});

test("alike › a preflight without the header › the command sends the same preflight", () => {
  const { probe, alike } = answerOf(`${frame(items)}${preflight}${absent}`, {
    facts: { method: "PATCH", headers: ["Authorization", "x-it's"] },
    skipped: [],
  });
  expect(probe?.assumes).toEqual([]);
  expect(probe?.command).toBe(
    [
      "curl -si -X OPTIONS",
      "-H 'Origin: https://app.example.com'",
      "-H 'Access-Control-Request-Method: PATCH'",
      String.raw`-H 'Access-Control-Request-Headers: authorization,x-it'\''s'`,
      `'${items}'`,
    ].join(" \\\n  "),
  );
  expect(alike.map(({ sees }) => sees)).toContain("401 or 403");
});

test("alike › a preflight of an unknown method › the command names what it assumes", () => {
  const { probe } = answerOf(`${frame(items)}${preflight}${absent}`);
  expect(probe?.command).toContain("Access-Control-Request-Method: PUT");
  expect(probe?.assumes).toEqual(["the method PUT", "no request header that needs permission"]);
});

test("alike › the status is known › only what goes with it", () => {
  const text = `${frame(items)}${preflight}${absent}`;
  const rows = answerOf(text, { facts: { status: 405 }, skipped: [] }).alike.map(
    ({ sees }) => sees,
  );
  expect(rows).toContain("404 or 405");
  expect(rows).toContain("A Server header that is not your app’s");
  expect(rows).not.toContain("401 or 403");
  expect(rows.filter((sees) => sees.startsWith("2xx"))).toEqual([]);
  expect(
    answerOf(text, { facts: { status: 204 }, skipped: [] }).alike.map(({ sees }) => sees),
  ).toContain("2xx without Access-Control-Allow-Origin");
});

test("wordings › a blocked method › each engine's line with the reader's own values", () => {
  const { wordings } = answerOf(
    `${frame(items)}Method PATCH is not allowed by Access-Control-Allow-Methods in preflight response.`,
  );
  expect(wordings.map(({ engine, lines }) => [engine, lines[0]])).toEqual([
    [
      "chromium",
      `${frame(items)}Method PATCH is not allowed by Access-Control-Allow-Methods in preflight response.`,
    ],
    [
      "firefox",
      `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${items}. (Reason: Did not find method in CORS header ‘Access-Control-Allow-Methods’).`,
    ],
    ["webkit", "Method PATCH is not allowed by Access-Control-Allow-Methods."],
  ]);
});

test("a whole console › three failures › three answers in their order", () => {
  const answers = answersOf(
    [
      frame(items) + absent,
      `${frame(`${items}/1`)}Method PATCH is not allowed by Access-Control-Allow-Methods in preflight response.`,
      frame("https://cdn.example.com/a.woff2", "https://app.example.com", "font") + absent,
    ].join("\n"),
  );
  expect(answers.map(({ pages: [page] }) => page?.href.replace(/\?.*/, ""))).toEqual([
    "/errors/missing-allow-origin-header",
    "/errors/method-disallowed-by-preflight-response",
    "/errors/missing-allow-origin-header",
  ]);
});

test.for(neighbours)("neighbour %s › has a meaning and a first step", (name) => {
  const { meaning, first } = toNeighbour(name);
  expect(meaning).toMatch(/^\S.+\.$/);
  expect(first).toMatch(/^[A-Z].+\.$/);
});

test.for([
  ["Chromium's exception", "TypeError: Failed to fetch", /Access to …/],
  ["axios", "AxiosError: Network Error", /Access to …/],
  ["Chromium's Network panel", "CORS error", /Access to …/],
  [
    "Firefox's exception",
    "TypeError: NetworkError when attempting to fetch resource.",
    /Cross-Origin Request Blocked/,
  ],
  ["Safari's exception", "TypeError: Load failed", /due to access control checks/],
] as const)(
  "advice › %s without a reason › says which line to copy, and where it is",
  ([, text, line]) => {
    const [first] = answerOf(text).advice;
    expect(first?.id).toBe("copy-more");
    expect(first?.text).toMatch(/^Open the Console tab .*F12/);
    expect(first?.text).toMatch(line);
    expect(first?.text).toContain("open the Network tab");
  },
);

const verbs =
  /^(?:Add|Allow|Ask|Call|Compare|Correct|Find|Keep|Let|List|Look|Name|Open|Pass|Remove|Send|Separate|Write)\b/;
const firefox = (reason: string) =>
  `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${items}. (Reason: ${reason}).`;

test.for([
  frame(items) + absent,
  frame(items) + preflight + absent,
  `${frame(items)}${preflight}The value of the 'Access-Control-Allow-Credentials' header in the response is '' which must be 'true' when the request's credentials mode is 'include'.`,
  `${frame(items)}${preflight}It does not have HTTP ok status.`,
  `${frame(items)}The 'Access-Control-Allow-Origin' header has a value 'http://localhost:3000' that is not equal to the supplied origin.`,
  `${frame(items)}The 'Access-Control-Allow-Origin' header contains the invalid value 'true'.`,
  `${frame(items)}The 'Access-Control-Allow-Origin' header contains multiple values '*, https://app.example.com', but only one is allowed.`,
  `${frame(items)}Permission was denied for this request to access the \`loopback\` address space.`,
  firefox("Did not find method in CORS header ‘Access-Control-Allow-Methods’"),
  firefox("expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’"),
  firefox("CORS header ‘Access-Control-Allow-Origin’ missing"),
])("advice › %s › begins with something to do", (text) => {
  const { advice } = answerOf(text);
  expect(advice[0]?.text).toMatch(verbs);
});

test("alike › several values › only what looks like several values", () => {
  const { alike } = answerOf(
    `${frame(items)}The 'Access-Control-Allow-Origin' header contains multiple values '*, https://app.example.com', but only one is allowed.`,
  );
  expect(alike.map(({ sees }) => sees)).toEqual([
    "The header twice",
    "One header with several values",
  ]);
});

test("alike › another origin › no cause of a missing header", () => {
  const { alike } = answerOf(
    `${frame(items)}The 'Access-Control-Allow-Origin' header has a value 'http://localhost:3000' that is not equal to the supplied origin.`,
  );
  expect(alike.length).toBeGreaterThan(0);
  expect(alike.filter(({ sees }) => sees.includes("without the header"))).toEqual([]);
});

test("questions › an address in place of the origin › its origin is kept", () => {
  expect(toAnswered({ origin: "https://app.example.com/login?next=1" })).toEqual({
    origin: "https://app.example.com",
  });
  expect(toAnswered({ origin: "app.example.com" }).origin).toBe("https://app.example.com");
  expect(toAnswered({ origin: "tauri://localhost" }).origin).toBe("tauri://localhost");
  expect(toAnswered({ method: "PUT" })).toEqual({ method: "PUT" });
});

test("questions › an origin that no browser sends › is asked for again", () => {
  const ask = (origin: string) =>
    answerOf(absent, { facts: { origin }, skipped: [] }).question?.fact;
  for (const origin of ["*", "a b", "https://", "https://app.example.com/"]) {
    expect(checkOrigin(origin), origin).not.toBeNull();
    expect(ask(origin), origin).toBe("origin");
  }
  for (const origin of ["https://app.example.com", "tauri://localhost", "null"]) {
    expect(ask(origin), origin).not.toBe("origin");
  }
});

test("neighbour web-socket › a 403 › is no certain sign", () => {
  expect(toNeighbour("web-socket").meaning).toContain("often");
});
