import { expect, test } from "vitest";
import { explain } from "./explain.ts";
import type { Finding } from "./finding.ts";

type Want = Partial<Finding>;

const items = {
  url: "https://api.example.com/items",
  origin: "https://www.example.com",
  asker: "fetch",
} as const;
const frame =
  "Access to fetch at 'https://api.example.com/items' from origin 'https://www.example.com' has been blocked by CORS policy: ";
const absent = "No 'Access-Control-Allow-Origin' header is present on the requested resource.";
const missing: Want = { kind: "blocked", engine: "chromium", code: "MissingAllowOriginHeader" };

const glued: [rule: string, text: string, want: Want][] = [
  [
    "DevTools' own words glued to the end › left out",
    `index.js:12 ${frame}${absent}Understand this error`,
    { ...missing, ...items },
  ],
  [
    "DevTools' words about AI glued to the end › left out",
    `${frame}Method PATCH is not allowed by Access-Control-Allow-Methods in preflight response.Understand this errorAI`,
    { ...items, code: "MethodDisallowedByPreflightResponse", parameter: "PATCH" },
  ],
  [
    "DevTools' words glued to a quoted value › the value ends at its quote",
    `${frame}The 'Access-Control-Allow-Origin' header contains the invalid value 'example.com'.Understand this error`,
    { ...items, code: "InvalidAllowOriginValue", parameter: "example.com" },
  ],
  [
    "the next line glued to the end › left out",
    `${frame}${absent}GET https://api.example.com/items net::ERR_FAILED 200 (OK)`,
    { ...missing, ...items, status: 200 },
  ],
  [
    "a source glued to the beginning › left out",
    `main.4f3a.js:1${frame}Response to preflight request doesn't pass access control check: It does not have HTTP ok status.`,
    { ...items, code: "PreflightInvalidStatus" },
  ],
];

const parts: [rule: string, text: string, want: Want][] = [
  ["the message alone", absent, missing],
  [
    "no beginning and no full stop",
    `has been blocked by CORS policy: ${absent.slice(0, -1)}`,
    missing,
  ],
  [
    "no end of the message",
    `${frame}No 'Access-Control-Allow-Origin' header is pre`,
    { ...missing, ...items },
  ],
  ["no beginning of the message", "header is present on the requested resource.", missing],
  ["no reason", frame, { kind: "blocked", engine: "chromium", code: null, ...items }],
  [
    "a preflight's message whose reason is lost",
    `${frame}Response to preflight request doesn't pass access control check`,
    {
      kind: "blocked",
      engine: "chromium",
      code: null,
      candidates: expect.arrayContaining(["PreflightMissingAllowOriginHeader"]) as never,
      ...items,
    },
  ],
  [
    "an address that somebody shortened",
    `Access to fetch at '…/items' from origin 'https://www.example.com' has been blocked by CORS policy: ${absent}`,
    { ...missing, url: null, origin: "https://www.example.com", asker: "fetch" },
  ],
  [
    "the addresses without their quotes",
    frame.replaceAll("'", "") + absent.replaceAll("'", ""),
    { ...missing, ...items },
  ],
  [
    "a title in lower case",
    "access to fetch at https://api.example.com/items from origin https://www.example.com has been blocked by cors policy: no 'access-control-allow-origin' header",
    { ...missing, ...items },
  ],
  [
    "an origin and no address",
    `from origin 'https://www.example.com' has been blocked by CORS policy: ${absent}`,
    { ...missing, origin: "https://www.example.com", url: null },
  ],
  [
    "Firefox without its beginning",
    "(Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 502.",
    { engine: "firefox", code: "MissingAllowOriginHeader", status: 502, url: null },
  ],
  [
    "Firefox without its reason",
    "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://api.example.com/items.",
    { kind: "blocked", engine: "firefox", code: null, url: items.url },
  ],
  [
    "WebKit without its beginning",
    "is not allowed by Access-Control-Allow-Origin. Status code: 404",
    { engine: "webkit", code: "MissingAllowOriginHeader", status: 404 },
  ],
];

const columns: [rule: string, text: string, want: Want][] = [
  [
    "a source in the middle, and a header of an extension",
    "Access to XMLHttpRequest at 'http://api.example.com/fulltext' from origin 'https://www.example.com' has been blocked by CORS policy: search?q=x:1 \nRequest header field x-firelogger is not allowed by Access-Control-Allow-Headers in preflight response. ",
    {
      code: "HeaderDisallowedByPreflightResponse",
      parameter: "x-firelogger",
      url: "http://api.example.com/fulltext",
      origin: "https://www.example.com",
      asker: "XMLHttpRequest",
    },
  ],
  [
    "a source and a count in the middle",
    `${frame}app.js:344 \n3\nMethod DELETE is not allowed by Access-Control-Allow-Methods in preflight response.`,
    { ...items, code: "MethodDisallowedByPreflightResponse", parameter: "DELETE" },
  ],
  [
    "a source between two words",
    `${frame.replace("has been", "(index):71\nhas been")}${absent}`,
    { ...missing, url: items.url },
  ],
];

test.for([...glued, ...parts, ...columns])("explain › %s › read", ([, text, want]) => {
  const { findings, advice } = explain(text);
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject(want);
  expect(advice).toBeNull();
});

const sources: [header: string, kind: string, source: RegExp][] = [
  ["x-firelogger", "extension", /FireLogger/],
  ["sentry-trace", "monitoring", /Sentry/],
  ["baggage", "tracing", /OpenTelemetry/],
  ["traceparent", "tracing", /W3C/],
  ["x-datadog-trace-id", "tracing", /Datadog/],
  ["newrelic", "monitoring", /New Relic/],
  ["x-b3-traceid", "tracing", /Zipkin/],
  ["request-id", "tracing", /Application Insights/],
  ["x-requested-with", "library", /jQuery/],
  ["x-xsrf-token", "library", /Angular/],
  ["x-socket-id", "library", /Laravel Echo/],
  ["access-control-allow-origin", "page", /CORS headers itself/],
  ["cache-control", "page", /caching/],
];

test.for(sources)("explain › refused header %s › its source", ([header, kind, source]) => {
  const text = `${frame}Request header field ${header} is not allowed by Access-Control-Allow-Headers in preflight response.`;
  const found = explain(text).findings[0]?.header;
  expect(found?.kind).toBe(kind);
  expect(found?.source).toMatch(source);
  expect(found?.remedy).toMatch(/^[A-Z].+\.$/);
});

test("explain › a refused header that anybody may have written › no source", () => {
  const text = `${frame}Request header field x-tenant is not allowed by Access-Control-Allow-Headers in preflight response.`;
  expect(explain(text).findings[0]).toMatchObject({ parameter: "x-tenant", header: null });
});

test("explain › Safari's line without a reason › a request that was cancelled, and not CORS", () => {
  const { findings, advice } = explain(
    "Fetch API cannot load https://localhost:3000/api/users?username=jane-doe due to access control checks.",
  );
  const url = "https://localhost:3000/api/users?username=jane-doe";
  expect(findings).toMatchObject([
    {
      kind: "network",
      engine: "webkit",
      code: null,
      name: "cancelled-request",
      url,
      asker: "fetch",
    },
  ]);
  expect(advice).toContain("only says that the request failed");
});

test("explain › a header that a star will not cover › a warning and no block", () => {
  const texts = [
    "Authorization will not be covered by the wildcard symbol (*) in CORS Access-Control-Allow-Headers handling.",
    "[Deprecation] Authorization will not be covered by the wildcard symbol (*)in CORS Access-Control-Allow-Headers handling. See https://www.chromestatus.com/feature/5742041264816128 for more details.",
    "Cross-Origin Request Warning: The Same Origin Policy will disallow reading the remote resource at https://api.example.com/items soon. (Reason: When the `Access-Control-Allow-Headers` is `*`, the `Authorization` header is not covered. To include the `Authorization` header, it must be explicitly listed in CORS header `Access-Control-Allow-Headers`).",
  ];
  for (const text of texts) {
    const { findings } = explain(text);
    expect(findings).toMatchObject([
      { kind: "warning", code: null, name: "authorization-not-covered-by-wildcard" },
    ]);
  }
});

const unknown = [
  "It does not work, and I do not know why.",
  "Uncaught ReferenceError: items is not defined at app.js:12",
  'Warning: Each child in a list should have a unique "key" prop.',
  "",
  "Hello, world",
  "[HMR] connected",
  "J’ai une erreur CORS sur https://api.example.com et je ne sais pas pourquoi, même avec http.",
  "Ошибка CORS при запросе к https://api.example.com/items, помогите пожалуйста",
  "CORSエラーが出ます。https://api.example.com を呼ぶと失敗します。",
];

test.for(unknown)("explain › “%s” › not recognised, and what would help", (text) => {
  const { findings, advice } = explain(text);
  expect(findings).toMatchObject([{ kind: "not recognised", code: null, engine: null }]);
  expect(advice).toContain("Nothing here is a line that we know");
});
