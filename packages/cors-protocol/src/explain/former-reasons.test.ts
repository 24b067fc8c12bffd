import { expect, test } from "vitest";
import { explanations } from "./explanations.ts";
import { toFormerReasons } from "./former-reasons.ts";
import { readLine } from "./read-line.ts";
import type { CorsErrorCode } from "../model/codes.ts";

const codes = Object.keys(explanations) as CorsErrorCode[];
const rows = codes.flatMap((code) =>
  toFormerReasons(code).map((reason): [CorsErrorCode, string] => [code, reason]),
);

test.for(rows)("toFormerReasons › %s › readLine reads “%s”", ([code, reason]) => {
  const quoted = reason.replaceAll("{parameter}", "x");
  const line = `Access to fetch at 'http://a.test/' from origin 'http://b.test' has been blocked by CORS policy: ${quoted}`;
  expect(readLine(line)?.code).toBe(code.replace(/^Preflight(?=.*(?:Origin|Credentials))/, ""));
});

test("toFormerReasons › MissingAllowOriginHeader › suggested no-cors mode", () => {
  expect(toFormerReasons("MissingAllowOriginHeader").join()).toContain("'no-cors'");
});
