import { longestText } from "@blocked/cors-protocol/explain";
import { expect, test } from "vitest";
import { toAnswer } from "./answer/answer.ts";
import { read, withEdit } from "./read.ts";
import type { Edit } from "./state/saved.ts";

const decide = (text: string, facts: Edit["facts"] = {}) => {
  const [one] = read(text).found;
  if (one === undefined) throw new Error("Nothing was found.");
  const problem = withEdit(one, { facts, skipped: [] });
  return { problem, ...toAnswer(problem, []) };
};

const line =
  "Access to fetch at 'https://api.example.com/items' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.";
const verbose = [
  "> OPTIONS /items HTTP/1.1",
  "> Host: api.example.com",
  "> Origin: https://www.example.com",
  "> Access-Control-Request-Method: POST",
  ">",
  "< HTTP/1.1 204 No Content",
  "HTTP/1.1 204 No Content",
  "< access-control-allow-origin: https://www.example.com",
  "access-control-allow-origin: https://www.example.com",
  "< access-control-allow-methods: POST",
  "access-control-allow-methods: POST",
  "",
  "<",
  "* Connection #0 to host api.example.com left intact",
].join("\n");

const har = JSON.stringify({
  log: {
    creator: { name: "WebInspector" },
    entries: [
      {
        request: {
          method: "GET",
          url: "https://api.example.com/a",
          headers: [{ name: "Origin", value: "https://app.example.com" }],
        },
        response: { status: 200, headers: [{ name: "content-type", value: "text/plain" }] },
      },
      {
        request: { method: "GET", url: "https://app.example.com/", headers: [] },
        response: { status: 200, headers: [] },
      },
      {
        request: {
          method: "GET",
          url: "http://localhost:9/x",
          headers: [{ name: "Origin", value: "https://app.example.com" }],
        },
        response: { status: 0, _error: "net::ERR_CONNECTION_REFUSED", headers: [] },
      },
    ],
  },
});

test.for([
  ["a line", line, "Found 1 error from Chromium", 1],
  [
    "two lines of one failure",
    `${line}\nGET https://api.example.com/items net::ERR_FAILED 200 (OK)`,
    "Found 1 error from Chromium",
    1,
  ],
  ["curl -vi", verbose, "The output of curl: 1 response to a preflight", 1],
  ["response headers", "HTTP/2 200\ncontent-type: text/html", "Response headers: 1 response", 1],
  ["a HAR file", har, "A HAR file of WebInspector, 3 requests, 2 failures", 2],
  [
    "a configuration",
    'await app.register(cors, { origin: ["https://www.example.com"], allowHeaders: ["X-Tenant"] })',
    "A configuration for @fastify/cors",
    1,
  ],
  ["prose", "It does not work.", "Not recognized", 0],
] as const)("read › %s › says what it is", ([, text, recognized, failures]) => {
  const result = read(text);
  expect(result.recognized).toBe(recognized);
  expect(result.found).toHaveLength(failures);
});

test("read › nothing known › what would help, and no claim", () => {
  expect(read("It does not work.").advice).toContain("copy the red lines of the Console tab");
});

test("read › a text over the limit › is cut, and says so", () => {
  expect(read(`${line}\n${"x".repeat(longestText)}`).isCut).toBe(true);
  expect(read(line).isCut).toBe(false);
});

test("read › curl -vi shows each header twice › one header, and no refusal", () => {
  const { problem, summary } = decide(verbose);
  expect(problem.judged?.exchanges[0]?.response?.headers).toEqual([
    ["access-control-allow-origin", "https://www.example.com"],
    ["access-control-allow-methods", "POST"],
  ]);
  expect(summary.sentence).toContain("The preflight is allowed");
});

test("read › an exchange that allows the page › readable", () => {
  const { summary } = decide(
    `${verbose}\n> POST /items HTTP/1.1\n> Host: api.example.com\n> Origin: https://www.example.com\n>\n< HTTP/1.1 200 OK\n< access-control-allow-origin: https://www.example.com\n`,
  );
  expect([summary.look, summary.sentence]).toEqual([
    "readable",
    "The browser hands the response to the page: the server allows https://www.example.com.",
  ]);
});

test("read › a HAR file › every failed exchange, judged", () => {
  const { found } = read(har);
  const sentences = found.map((one) => toAnswer(withEdit(one), []).summary.sentence);
  expect(sentences[0]).toBe(
    "GET https://api.example.com/a from https://app.example.com: the response has no Access-Control-Allow-Origin header.",
  );
  expect(sentences[1]).toMatch(/^No server listens at this address/);
});

test("read › a response that names an origin › asks for the page's, and then decides", () => {
  const head = "HTTP/2 200\naccess-control-allow-origin: https://app.example.com";
  expect(decide(head).question?.fact).toBe("origin");
  expect(decide(head, { origin: "https://app.example.com" }).summary.look).toBe("readable");
  expect(decide(head, { origin: "https://www.example.com" }).problem.finding.code).toBe(
    "AllowOriginMismatch",
  );
});

test("read › a response alone, for a preflighted method › asks for the preflight's response", () => {
  const head = "HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *";
  expect(decide(head).summary.look).toBe("readable");
  expect(decide(head, { method: "DELETE" }).summary.sentence).toContain(
    "Paste the response to that OPTIONS request too",
  );
});

test.for([
  [
    "405 without headers",
    "HTTP/1.1 405 Method Not Allowed\nAllow: GET",
    "PreflightMissingAllowOriginHeader",
  ],
  [
    "405 with the header",
    "HTTP/1.1 405 Method Not Allowed\nAccess-Control-Allow-Origin: *",
    "PreflightInvalidStatus",
  ],
] as const)("read › a preflight answered with %s › its code", ([, head, code]) => {
  const asked = `> OPTIONS /items HTTP/1.1\n> Host: api.example.com\n> Origin: https://app.example.com\n> Access-Control-Request-Method: DELETE\n>\n`;
  const { problem } = decide(asked + head.replaceAll(/^/gm, "< "));
  expect(problem.finding.code).toBe(code);
  expect(problem.facts.method).toBe("DELETE");
});

test("read › a redirect › asks for the next response, and judges it", () => {
  const first =
    "HTTP/1.1 301 Moved Permanently\nAccess-Control-Allow-Origin: *\nLocation: https://app.example.test/items\n\n";
  const known = { url: "https://api.example.com/items", origin: "http://localhost:3000" };
  expect(decide(first, known).summary.sentence).toContain("Paste the next response too");
  const { problem, wordings } = decide(`${first}HTTP/1.1 200 OK\nVary: Origin`, known);
  expect(problem.finding).toMatchObject({
    code: "MissingAllowOriginHeader",
    redirectedFrom: known.url,
  });
  expect(wordings[0]?.lines[0]).toContain(
    "'https://app.example.test/items' (redirected from 'https://api.example.com/items')",
  );
});

test("read › an error that the page may read › CORS is fine", () => {
  const { summary } = decide("HTTP/1.1 500 Internal Server Error\nAccess-Control-Allow-Origin: *");
  expect(summary.sentence).toBe(
    "CORS is fine: the page may read the response, and the server responded with 500.",
  );
});

test("read › Copy as fetch › the configuration for that very request", () => {
  const { fix, question } = decide(
    'await fetch("https://api.example.com/items/3", { "credentials": "include", "headers": { "Authorization": "Bearer x", "Content-Type": "application/json" }, "referrer": "https://app.example.com/", "method": "PATCH", "body": "{}" });',
  );
  expect(question).toBeNull();
  expect(fix?.needs).toEqual({
    origins: ["https://app.example.com"],
    cookies: true,
    methods: ["GET", "HEAD", "POST", "PATCH"],
    headers: ["Content-Type", "Authorization"],
    exposed: [],
  });
});

test("read › a line beside its request › what the line leaves out comes from the request", () => {
  const { problem } = decide(
    `${line}\ncurl 'https://api.example.com/items' -X PUT -H 'Origin: https://app.example.com' -H 'Authorization: Bearer x'`,
  );
  expect(problem.facts).toMatchObject({ method: "PUT", headers: ["authorization"] });
});

test("read › headers one letter from a known one › the one that was meant", () => {
  expect(read("HTTP/2 200\nAcceess-Control-Allow-Credentials: true").misspelt).toEqual([
    { written: "Acceess-Control-Allow-Credentials", meant: "access-control-allow-credentials" },
  ]);
});

const refused = {
  method: "Method PATCH is not allowed by Access-Control-Allow-Methods in preflight response.",
  header:
    "Request header field authorization is not allowed by Access-Control-Allow-Headers in preflight response.",
};
const frame = line.slice(0, line.indexOf("No 'Access"));

test("read › two lines of one request › each configuration allows what both name", () => {
  const { found } = read(`${frame}${refused.method}\n${frame}${refused.header}`);
  const fixes = found.map((one) => toAnswer(withEdit(one), []).fix);
  expect(fixes.map((fix) => [fix?.needs.methods.at(-1), fix?.needs.headers.at(-1)])).toEqual([
    ["PATCH", "Authorization"],
    ["PATCH", "Authorization"],
  ]);
  expect(fixes[1]?.assumes.join()).not.toContain("The page sends GET");
});

test("read › lines of two URLs, or two methods of one › stay apart", () => {
  const other = frame.replace("/items'", "/others'");
  const { found } = read(
    [
      frame + refused.method,
      other + refused.header,
      (frame + refused.method).replace("PATCH", "PUT"),
    ].join("\n"),
  );
  expect(found.map(({ facts }) => [facts.method, facts.headers])).toEqual([
    ["PATCH", null],
    [null, ["authorization"]],
    ["PUT", null],
  ]);
});

test("read › the line about the end of the request › tells its method", () => {
  const { problem, fix, probe } = decide(
    `${line}\nPATCH https://api.example.com/items net::ERR_FAILED 500 (Internal Server Error)`,
  );
  expect(problem.facts).toMatchObject({ method: "PATCH", status: 500 });
  expect(probe?.command).toContain("-X PATCH");
  expect(fix?.needs.methods).toContain("PATCH");
});

test("fix › a line that names no method and no header › says what it takes for granted", () => {
  const { fix } = decide(line);
  expect(fix?.assumes.join(" ")).toMatch(/GET, HEAD and POST.*no header but Content-Type/);
});

test("fix › the response allows cookies › so does the configuration", () => {
  const { fix } = decide(
    verbose.replaceAll(
      "access-control-allow-methods: POST",
      "access-control-allow-credentials: true",
    ),
    { method: "PATCH" },
  );
  expect(fix?.needs.cookies).toBe(true);
  expect(fix?.assumes).toContain("The request sends cookies, as the response allows.");
  expect(decide(verbose, { method: "PATCH" }).fix?.needs.cookies).toBe(false);
});

test.for([
  [
    "FastAPI",
    'app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True, allow_methods=["*"])',
  ],
  [
    "nginx",
    "add_header Access-Control-Allow-Origin *;\nadd_header Access-Control-Allow-Credentials true;",
  ],
  ["Express", "app.use(cors({ origin: '*', credentials: true }))"],
  ["@fastify/cors", "await app.register(cors, { origin: '*', credentials: true })"],
] as const)(
  "read › a configuration of %s › asks for the origin, and then gives one",
  ([, text]) => {
    expect(decide(text)).toMatchObject({ fix: null, question: { fact: "origin" } });
    const { fix } = decide(text, { origin: "https://app.example.com" });
    expect(fix?.needs).toMatchObject({ origins: ["https://app.example.com"], cookies: true });
  },
);

test("read › a configuration that is nearly right › keeps what it lists", () => {
  const { fix } = decide(
    'await app.register(cors, { origin: ["https://www.example.com", "https://app.example.com"], methods: ["put"], allowHeaders: ["X-Tenant"], exposedHeaders: ["ETag"] })',
  );
  expect(fix?.needs).toEqual({
    origins: ["https://www.example.com", "https://app.example.com"],
    cookies: false,
    methods: ["GET", "HEAD", "POST", "PUT"],
    headers: ["Content-Type", "X-Tenant"],
    exposed: ["ETag"],
  });
});

const output = (allow: string) =>
  [
    "> PATCH /items HTTP/1.1",
    "> Host: api.example.com",
    "> Origin: https://app.example.com",
    "> Cookie: a=b",
    "> Authorization: Bearer x",
    ">",
    "< HTTP/1.1 200 OK",
    `< access-control-allow-origin: ${allow}`,
    "< access-control-allow-credentials: true",
    "<",
  ].join("\n");

test("judge › no preflight, and a response that fails by itself › blocked, with its configuration", () => {
  const { problem, summary, fix, wordings } = decide(output("*"));
  expect([problem.finding.code, summary.look]).toEqual(["WildcardOriginNotAllowed", "blocked"]);
  expect(fix?.needs).toMatchObject({
    origins: ["https://app.example.com"],
    cookies: true,
    headers: ["Content-Type", "Authorization"],
  });
  expect(fix?.needs.methods).toContain("PATCH");
  // The preflight that it takes for granted is no evidence.
  expect(problem.judged?.exchanges.map(({ method }) => method)).toEqual(["PATCH"]);
  expect(problem.judged?.verdict.sent.map(({ phase }) => phase)).toEqual(["response"]);
  expect(wordings[0]?.lines[0]).not.toContain("preflight");
});

test("judge › no preflight, and a response that allows the page › not decided, and nothing failed", () => {
  const { problem, summary } = decide(output("https://app.example.com"));
  expect(summary.sentence).toContain("Paste the response to that OPTIONS request too");
  expect(problem.judged?.verdict.steps.filter(({ state }) => state === "failed")).toEqual([]);
});

test("judge › headers alone › names no address and no method that nobody wrote", () => {
  const { problem, summary } = decide("HTTP/1.1 401 Unauthorized\ncontent-type: text/html");
  expect(summary.look).toBe("blocked");
  const { exchanges, verdict, isKnown } = problem.judged ?? {};
  expect(isKnown).toBe(false);
  expect(exchanges?.map(({ method, path }) => [method, path])).toEqual([["A request", ""]]);
  expect(JSON.stringify([exchanges, verdict?.steps, summary])).not.toContain(".invalid");
  expect(JSON.stringify(verdict?.steps)).toContain("your page’s origin");
});

test("judge › neither the method nor the headers are listed › both are named", () => {
  const asked = [
    "> OPTIONS /items HTTP/1.1",
    "> Host: api.example.com",
    "> Origin: https://app.example.com",
    "> Access-Control-Request-Method: PATCH",
    "> Access-Control-Request-Headers: authorization,x-tenant",
    ">",
    "< HTTP/1.1 204 No Content",
    "< access-control-allow-origin: https://app.example.com",
    "< access-control-allow-methods: GET",
  ].join("\n");
  const { problem, summary, advice, fix } = decide(asked);
  expect(problem.finding.code).toBe("MethodDisallowedByPreflightResponse");
  expect(summary.chips.at(-1)?.value).toBe("methods and allowed headers");
  expect(advice.map(({ text }) => text).join()).toContain(
    "Add authorization, x-tenant to the allowed headers too",
  );
  expect(fix?.needs.headers).toEqual(["Content-Type", "Authorization", "X-Tenant"]);
  const listed = decide(`${asked}\n< access-control-allow-headers: authorization, x-tenant`);
  expect(listed.summary.chips.at(-1)?.value).toBe("methods");
});

test("fix › a pasted request with all of its headers › no claim that others may be missing", () => {
  const { fix, problem } = decide(
    "> OPTIONS /items HTTP/1.1\n> Host: api.example.com\n> Origin: https://app.example.com\n> Access-Control-Request-Method: PUT\n> Access-Control-Request-Headers: x-a\n>\n< HTTP/1.1 204 No Content\n< access-control-allow-origin: *\n< access-control-allow-methods: PUT",
  );
  expect(problem.finding.code).toBe("HeaderDisallowedByPreflightResponse");
  expect(fix?.assumes.join()).not.toContain("No other header");
});
