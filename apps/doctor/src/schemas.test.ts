import { readFileSync } from "node:fs";
import { engines } from "@blocked/cors-protocol";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, onTestFinished, test } from "vitest";
import { check } from "./check/check.ts";
import { readExpectations } from "./check/expectations.ts";
import { toCheckReport } from "./check/report.ts";
import { createNetwork } from "./network/index.ts";
import { toSurveyReport } from "./survey/report.ts";
import { survey } from "./survey/survey.ts";
import { page, serve } from "./test/serve.ts";

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../${name}.schema.json`, import.meta.url), "utf8")) as object;
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
ajv.addSchema(read("report"), "report.schema.json");

function expectValid(name: string, report: object): void {
  const validate = ajv.getSchema(name) ?? ajv.addSchema(read(name), name).getSchema(name);
  const isValid = validate?.(JSON.parse(JSON.stringify(report)));
  expect(isValid, JSON.stringify(validate?.errors)).toBe(true);
}

/** An API that allows everybody, caches it, and forgets the headers on 404. */
const startCareless = () =>
  serve(({ origin, path }) => ({
    status: path.startsWith("/items/") ? 404 : 200,
    headers: path.startsWith("/items/")
      ? []
      : [
          ["Access-Control-Allow-Origin", origin ?? "*"],
          ["Access-Control-Allow-Credentials", "true"],
          ["Access-Control-Allow-Methods", "PUT"],
          ["Cache-Control", "max-age=60"],
        ],
  }));

function openNetwork() {
  const network = createNetwork({});
  onTestFinished(() => network.close());
  return network;
}

test("survey --json › an API with every fault › as survey.schema.json states", async () => {
  const { url } = await startCareless();
  const asked = { url: `${url}/items`, from: page, cookie: null };
  const report = toSurveyReport(await survey(asked, openNetwork()));
  expect(report.findings.map(({ id }) => id)).toEqual([
    "reflected-origin",
    "vary-missing",
    "headers-lost-on-error",
  ]);
  expectValid("survey", report);
});

test("survey --json › nobody listens › as survey.schema.json states", async () => {
  const asked = { url: "http://127.0.0.1:1/", from: page, cookie: null };
  const report = toSurveyReport(await survey(asked, openNetwork()));
  expect(report.exitCode).toBe(3);
  expectValid("survey", report);
});

test("check --json › every state › as check.schema.json states", async () => {
  const { url } = await startCareless();
  const file = {
    url,
    from: page,
    expectations: [
      { url: "/items", method: "PUT", expect: "works" },
      { url: "/items", expect: "blocked" },
      { url: "/items/1", expect: "works" },
      { url: "http://127.0.0.1:1/", expect: "works" },
    ],
  };
  const expectations = readExpectations(JSON.stringify(file));
  const checked = await check(expectations, { engines, send: false }, openNetwork());
  const report = toCheckReport("cors.expect.json", checked);
  expect(report.checks.map(({ state }) => state)).toEqual([
    "as expected",
    "unsafe",
    "differs",
    "unanswered",
  ]);
  expectValid("check", report);
});
