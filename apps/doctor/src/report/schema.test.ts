import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { diagnose, page, serve } from "../test/serve.ts";

const schema = JSON.parse(
  readFileSync(new URL("../../report.schema.json", import.meta.url), "utf8"),
) as object;
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);
const cors: [string, string][] = [["Access-Control-Allow-Origin", page]];

const cases: [title: string, answer: Parameters<typeof serve>[0], method: string][] = [
  ["works", () => ({ status: 200, headers: cors }), "GET"],
  ["blocked", () => ({ status: 401 }), "PUT"],
  [
    "preflight alone",
    () => ({ status: 204, headers: [...cors, ["Access-Control-Allow-Methods", "PUT"]] }),
    "PUT",
  ],
  ["undecided", () => ({ status: 200 }), "POST"],
];

test.for(cases)("report › %s › as report.schema.json states", async ([, answer, method]) => {
  const { url } = await serve(answer);
  const report = await diagnose(url, { method, engines: ["chromium", "firefox", "webkit"] });
  expect(validate(JSON.parse(JSON.stringify(report))), JSON.stringify(validate.errors)).toBe(true);
});

test("report › nobody listens › as report.schema.json states", async () => {
  const report = await diagnose("http://127.0.0.1:1/");
  expect(report.exitCode).toBe(3);
  expect(validate(JSON.parse(JSON.stringify(report))), JSON.stringify(validate.errors)).toBe(true);
});
