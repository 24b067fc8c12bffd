import { expect, test } from "vitest";
import { toAnswer } from "./answer/answer.ts";
import { yourPage } from "./answer/fix.ts";
import { read, withEdit } from "./read.ts";
import { decide, line, verbose } from "./test/pasted.ts";

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

test("read › two headers refused for one request › both are allowed, and no claim about others", () => {
  const { found } = read(
    `${frame}${refused.header}\n${frame}${refused.header.replace("authorization", "x-tenant")}`,
  );
  for (const one of found) {
    const { fix } = toAnswer(withEdit(one), []);
    expect(fix?.needs.headers).toEqual(["Content-Type", "Authorization", "X-Tenant"]);
    expect(fix?.assumes.join()).not.toContain("No other header");
  }
  expect(decide(frame + refused.header).fix?.assumes.join()).toContain("No other header");
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
  "read › a configuration of %s › asks for the origin, and gives one with it",
  ([, text]) => {
    expect(decide(text)).toMatchObject({
      fix: { needs: { origins: [yourPage], cookies: true } },
      question: { fact: "origin" },
    });
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

test("read › a configuration whose origins no browser sends › the origins that were meant", () => {
  const { fix } = decide(
    'app.add_middleware(CORSMiddleware, allow_origins=["https://app.example.com/", "www.example.com"])',
  );
  expect(fix?.needs.origins).toEqual(["https://app.example.com", "https://www.example.com"]);
});
