import { expect, test } from "vitest";
import { toText } from "../formats/format.ts";
import type { RawResponse } from "../network/index.ts";
import { maskReport } from "../report/secrets.ts";
import { toSurveyReport } from "./report.ts";
import { toRun } from "./run.ts";
import { toLines } from "./text.ts";
import type { Survey } from "./types.ts";

const url = new URL("http://localhost:4000/items?token=s3cretvalue");
const from = "http://localhost:3000";
const answer: RawResponse = {
  httpVersion: "1.1",
  status: 200,
  statusText: "OK",
  headers: [
    ["Access-Control-Allow-Origin", "null\u001b]0;title\u0007\u009b2J"],
    ["Set-Cookie", "sid=s3cretvalue"],
  ],
  informational: [],
  body: new Uint8Array(),
  isBodyCut: false,
  address: "::1",
  family: 6,
  milliseconds: 2,
};
const headers: [string, string][] = [
  ["Origin", "null"],
  ["Cookie", "sid=s3cretvalue"],
];
const survey: Survey = {
  url: url.href,
  from,
  failure: null,
  findings: [
    {
      id: "null-allowed",
      severity: "hole",
      title: "The origin null is allowed, with cookies",
      sentence: "Any website can read it.",
      fix: "Remove null.",
      proof: [1],
    },
  ],
  origins: [
    { id: "listed", origin: from, access: "blocked", status: 200, proof: 2 },
    { id: "null", origin: "null", access: "with cookies", status: 200, proof: 1 },
  ],
  preflights: [{ kind: "method", name: "PUT", access: "without cookies", proof: 3 }],
  preflight: {
    seconds: { chromium: 7200, firefox: 86_400, webkit: 600 },
    sent: "90000",
    milliseconds: 2.4,
  },
  exchanges: [{ number: 1, raw: { url, method: "GET", headers }, answer }],
};
const ways = { toLines, toRun };
const terminal = { width: 100, hasColor: false };
const report = maskReport(toSurveyReport(survey));

test("survey as text › holes, then the table, then the exchanges, without secrets and escapes", () => {
  expect(toText(report, ways, "text", terminal)).toBe(
    String.raw`Survey of http://localhost:4000/items?token=••• for http://localhost:3000

Hole: The origin null is allowed, with cookies. (1)
  Any website can read it.
  Remove null.

blocked          the page itself    http://localhost:3000
allowed          a sandboxed frame  null
without cookies  the method         PUT
A preflight takes 2 ms, and is kept 7200 s by Chromium, 86400 s by Firefox, 600 s by WebKit
  (Access-Control-Max-Age: 90000).

1  curl -i -H 'Origin: null' -H 'Cookie: •••' 'http://localhost:4000/items?token=•••'
   200
   Access-Control-Allow-Origin: null\x1b]0;title\x07\x9b2J
`,
  );
});

test("survey in every format › no secret and no control character", () => {
  for (const format of ["text", "json", "junit", "sarif"] as const) {
    const text = toText(report, ways, format, terminal);
    expect(text, format).not.toContain("s3cretvalue");
    // oxlint-disable-next-line eslint/no-control-regex -- what must not be there
    expect(text, format).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  }
});

test("survey › exit codes", () => {
  const listed = {
    ...survey.origins[0],
    access: "with cookies",
  } as (typeof survey.origins)[number];
  const [hole] = survey.findings;
  if (hole === undefined) throw new Error("no finding");
  const failure = { kind: "refused", sentence: "Nothing listens." } as const;
  const codes: [Partial<Survey>, number][] = [
    [{}, 2],
    [{ findings: [{ ...hole, severity: "risk" }] }, 2],
    [{ findings: [{ ...hole, severity: "fault" }], origins: [listed] }, 0],
    [{ findings: [] }, 1],
    [{ findings: [], origins: [listed] }, 0],
    [{ findings: [], failure }, 3],
  ];
  for (const [change, code] of codes) {
    expect(toSurveyReport({ ...survey, ...change }).exitCode).toBe(code);
  }
});

test("survey as JUnit › each kind of finding is a case", () => {
  const junit = toText(report, ways, "junit", terminal);
  expect(junit).toContain('<testsuites name="cors-doctor" tests="8" failures="1" errors="0">');
});
