import type { CorsErrorCode } from "@blocked/cors-protocol";
import { explanations } from "@blocked/cors-protocol/messages";
import { expect, test } from "vitest";
import { advise } from "./advice.ts";
import { toDiagram } from "./diagram.ts";
import { type CorsFailure, toFailures } from "./failure.ts";
import { toLine } from "./report-text.ts";

const failure: CorsFailure = {
  engine: "chromium",
  page: "http://localhost:3000/",
  method: "PUT",
  url: "http://localhost:4000/items?q=1",
  origin: "http://localhost:3000",
  codes: ["MissingAllowOriginHeader"],
  parameter: "",
  status: null,
  lines: [],
};
const codes = Object.keys(explanations) as CorsErrorCode[];

test.for(codes)(
  "advice › %s › one sentence each for cause and fix, and nothing left open",
  (code) => {
    for (const parameter of ["", "x-test"]) {
      const { cause, fix, header } = advise({ ...failure, codes: [code], parameter });
      expect(cause).toBe(explanations[code]);
      expect(fix).toMatch(/^[A-Z].*[.]$/);
      expect(fix + header).not.toMatch(/undefined|null|\(without \)| {2}/);
    }
  },
);

test("advice › every code but InvalidResponse › a fix of its own", () => {
  const isGeneral = (code: CorsErrorCode) =>
    advise({ ...failure, codes: [code] }).fix.includes("curl -i");
  expect(codes.filter(isGeneral)).toEqual(["InvalidResponse"]);
});

test("advice › two codes with one text › claims no value of the header", () => {
  const { header } = advise({
    ...failure,
    codes: ["MissingAllowOriginHeader", "AllowOriginMismatch"],
  });
  expect(header).toBe("Access-Control-Allow-Origin");
});

test("line › preflight and response with one text › the header's state stays known", () => {
  expect(
    toLine({
      ...failure,
      codes: ["MissingAllowOriginHeader", "PreflightMissingAllowOriginHeader"],
    }),
  ).toBe(
    "CORS blocked PUT http://localhost:4000/items?q=1 from http://localhost:3000: MissingAllowOriginHeader or PreflightMissingAllowOriginHeader (Access-Control-Allow-Origin: (not sent))",
  );
});

test("diagram › markup in a URL and in a console line › escaped, nothing loaded", () => {
  const html = toDiagram({
    ...failure,
    url: 'http://localhost:4000/"><script>alert(1)</script>',
    parameter: "<img src=x>",
    codes: ["AllowOriginMismatch"],
    lines: ["<b>line</b>"],
  });
  expect(html).not.toMatch(/<script|<img|<b>line|(?:src|href)=["']/);
});

test("diagram › a refused preflight › the actual request was never sent", () => {
  const refused = toDiagram({ ...failure, codes: ["PreflightInvalidStatus"], status: 401 });
  expect(refused).toContain("status 401");
  expect(refused).toContain("was never sent");
  expect(toDiagram(failure)).not.toContain("was never sent");
});

const text =
  "Access to fetch at 'http://localhost:4000/items' from origin 'http://localhost:3000' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.";
const url = "http://localhost:4000/items";
const about = { engine: "chromium", page: failure.page, sent: [{ method: "GET", url }] } as const;

test("failures › text and protocol disagree › the protocol's code counts", () => {
  const status = { corsError: "AllowOriginMismatch", failedParameter: "https://a.example" };
  const log = { lines: [{ text, url }], codes: new Map([[url, status]]), failures: new Map() };
  expect(toFailures(log, about)).toMatchObject([
    { codes: ["AllowOriginMismatch"], parameter: "https://a.example", method: "GET" },
  ]);
});

test("failures › a worker's, which no line names › read from the protocol", () => {
  const status = { corsError: "MissingAllowOriginHeader", failedParameter: "" };
  const log = { lines: [], codes: new Map([[url, status]]), failures: new Map() };
  expect(toFailures(log, about)).toMatchObject([{ url, lines: [] }]);
});

test("failures › lines about other troubles › none", () => {
  const lines = [
    "Failed to load resource: net::ERR_CONNECTION_REFUSED",
    "Uncaught TypeError: Failed to fetch",
    "Failed to load resource: the server responded with a status of 404 (Not Found)",
  ].map((one) => ({ text: one, url }));
  expect(toFailures({ lines, codes: new Map(), failures: new Map() }, about)).toEqual([]);
});

test("failures › a request that failed without a line › its reason is read", () => {
  const reason =
    "Origin http://localhost:3000 is not allowed by Access-Control-Allow-Origin. Status code: 200";
  const log = { lines: [], codes: new Map(), failures: new Map([[url, reason]]) };
  const [one] = toFailures(log, { ...about, engine: "webkit" });
  expect(one).toMatchObject({ url, status: 200 });
  expect(one?.codes).toContain("MissingAllowOriginHeader");
});
