import { expect, test } from "vitest";
import { explain } from "./explain.ts";

const url = "https://api.example.com/items";
const origin = "https://app.example.com";
const frame = `Access to fetch at '${url}' from origin '${origin}' has been blocked by CORS policy: `;
const absent = "No 'Access-Control-Allow-Origin' header is present on the requested resource.";

const rows: [what: string, text: string, want: object][] = [
  [
    "Sentry's breadcrumb",
    JSON.stringify({
      category: "console",
      data: { arguments: [`${frame}${absent}`], logger: "console" },
    }),
    { engine: "chromium", code: "MissingAllowOriginHeader", url, origin },
  ],
  [
    "Cypress",
    `CypressError: The following error originated from your application code, not from Cypress.  > ${frame.replace("fetch", "XMLHttpRequest")}Response to preflight request doesn't pass access control check: ${absent}`,
    { code: "PreflightMissingAllowOriginHeader", url, asker: "XMLHttpRequest" },
  ],
  [
    "Datadog's search",
    `@error.message:"${frame}${absent}" @view.url:https://app.example.com/ @http.status_code:0`,
    { code: "MissingAllowOriginHeader", url, origin },
  ],
  [
    "Splunk, with quotes in quotes",
    `level=error msg="${frame.replaceAll("'", String.raw`\"`)}Method PUT is not allowed by Access-Control-Allow-Methods in preflight response." service=web`,
    { code: "MethodDisallowedByPreflightResponse", parameter: "PUT", url },
  ],
  [
    "a log in JSON with escaped quotes",
    `{"level":"error","message":"${frame.replaceAll("'", String.raw`\u0027`)}Response to preflight request doesn${String.raw`\u0027`}t pass access control check: Redirect is not allowed for a preflight request."}`,
    { code: "PreflightDisallowedRedirect", url, origin },
  ],
  [
    "Vite's overlay",
    `[plugin:vite:import-analysis] Access to script at 'http://localhost:5173/@vite/client' from origin 'http://example.test' has been blocked by CORS policy: ${absent}`,
    { code: "MissingAllowOriginHeader", url: "http://localhost:5173/@vite/client" },
  ],
  [
    "a quoted mail, wrapped",
    `> ${frame.replace(" 'https://app", "\n> 'https://app")}Response to\n> preflight request doesn't pass access control check: It does not have HTTP\n> ok status.`,
    { code: "PreflightInvalidStatus", url, origin },
  ],
  [
    "a mail in quoted-printable",
    `${frame.replace("https://app.", "https://app=\n.")}No 'Access-Control-Allow-Orig=\nin' header is present on the requested resource.`,
    { code: "MissingAllowOriginHeader", url, origin },
  ],
  [
    "a table in Markdown",
    `| Browser | Error |\n|---|---|\n| Chrome | ${frame}Request header field x-api-version is not allowed by Access-Control-Allow-Headers in preflight response. |`,
    { code: "HeaderDisallowedByPreflightResponse", parameter: "x-api-version" },
  ],
  [
    "a picture, with digits for letters",
    `${frame.replace("blocked", "b1ocked").replace("CORS", "C0RS")}No 'Access-Contro1-Allow-0rigin' header is present on the requested resource.`,
    { code: "MissingAllowOriginHeader", url, origin },
  ],
  [
    "a picture, with capitals for small letters",
    `${frame}Request header field authorization is not allowed by Access-ControI-AIIow-Headers in preflight response.`,
    { code: "HeaderDisallowedByPreflightResponse", parameter: "authorization", url },
  ],
  [
    "a picture, with spaces around each mark",
    `Access to fetch at ' ${url} ' from origin ' ${origin} ' has been blocked by CORS policy : No ' Access - Control - Allow - Origin ' header is present on the requested resource .`,
    { code: "MissingAllowOriginHeader", url, origin },
  ],
  [
    "the address of a search",
    "https://www.example.org/search?q=has+been+blocked+by+CORS+policy%3A+No+%27Access-Control-Allow-Origin%27+header+is+present+on+the+requested+resource",
    { engine: "chromium", code: "MissingAllowOriginHeader", url: null },
  ],
  [
    "a WebView's log",
    "E/Web Console: Access to XMLHttpRequest at 'file:///android_asset/www/data.json' from origin 'null' has been blocked by CORS policy: Cross origin requests are only supported for protocol schemes: http, data, chrome, https.:0",
    { code: "CorsDisabledScheme", hints: ["file-address"] },
  ],
];

test.for(rows)("explain › %s › the failure in it", ([, text, want]) => {
  expect(explain(text).findings).toMatchObject([{ kind: "blocked", ...want }]);
});

test("explain › a picture whose address has digits beside letters › the address stays", () => {
  const own = "https://c0rs.example.com/po1icy";
  const [finding] = explain(
    `Access to fetch at '${own}' from origin '${origin}' has been b1ocked by CORS policy: ${absent}`,
  ).findings;
  expect(finding).toMatchObject({ url: own, origin });
});

test.for([
  [
    "Flutter",
    "DioException [connection error]: The XMLHttpRequest onError callback was called. This typically indicates an error on the network layer.",
  ],
  ["Dart", "ClientException: XMLHttpRequest error., uri=https://api.example.com/items"],
  ["Datadog", "XHR error GET https://api.example.com/v1/items"],
  ["curl behind a proxy", "curl: (56) CONNECT tunnel failed, response 407"],
] as const)("explain › %s › a failure without a reason", ([, text]) => {
  expect(explain(text).findings).toMatchObject([{ kind: "network", code: null }]);
});

test.for([
  "Access-Control-Allow-Origin → https://app.example.com",
  "Access-Control-Allow-Origin ✓ * (looks right)",
  "Error: Not allowed by CORS\n    at origin (/app/server.js:12:16)",
  '{"statusCode":400,"error":"Bad Request","message":"Invalid Preflight Request"}',
])("explain › “%s” › no claim that a browser blocked anything", (text) => {
  expect(explain(text).findings).toMatchObject([{ kind: "not recognised", code: null }]);
});
