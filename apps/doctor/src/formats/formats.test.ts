import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { toJunit } from "./junit.ts";
import type { Result, Run } from "./result.ts";
import { toSarif } from "./sarif.ts";

const place = { uri: "ci/cors expect.json", line: 7 };
const passed: Result = {
  rule: { id: "expectation", title: "As expected" },
  name: "GET http://a/?b=1&c=<d>",
  state: "passed",
  level: "error",
  message: "",
  details: [],
  place,
};
const failed: Result = {
  ...passed,
  rule: { id: "unsafe", title: "Works, and must not" },
  name: "another",
  state: "failed",
  message: 'It "works"',
  details: ["curl 'http://a'", "X-A: \u001b[31mred\u0000 <!-- ]]> \ud800"],
};
const unanswered: Result = {
  ...failed,
  rule: { id: "unanswered", title: "Nothing answered" },
  state: "unanswered",
  place: { uri: "http://a/ä?b%20c", line: null },
};
const run: Run = { name: "cors.expect.json", results: [passed, failed, unanswered] };

test("JUnit › counts, escapes and neutralises", () => {
  const text = String.raw`curl 'http://a'
X-A: \x1b[31mred\x00 &lt;!-- ]]&gt; \ud800`;
  expect(toJunit(run)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="cors-doctor" tests="3" failures="1" errors="1">
  <testsuite name="cors.expect.json" tests="3" failures="1" errors="1" skipped="0">
    <testcase classname="expectation" name="GET http://a/?b=1&amp;c=&lt;d&gt;"/>
    <testcase classname="unsafe" name="another">
      <failure type="unsafe" message="It &quot;works&quot;">${text}</failure>
    </testcase>
    <testcase classname="unanswered" name="another">
      <error type="unanswered" message="It &quot;works&quot;">${text}</error>
    </testcase>
  </testsuite>
</testsuites>
`);
});

/** The parts of the schema of SARIF 2.1.0 that a log of this kind can break: what is required, and the lists of values. */
const text = { type: "object", required: ["text"], properties: { text: { type: "string" } } };
const location = {
  type: "object",
  properties: {
    physicalLocation: {
      type: "object",
      required: ["artifactLocation"],
      properties: {
        artifactLocation: {
          type: "object",
          required: ["uri"],
          // A URI reference has no space, no quote and no character beyond ASCII.
          properties: { uri: { type: "string", pattern: "^[!#$&-;=?-Z_a-z~%\\[\\]]+$" } },
        },
        region: {
          type: "object",
          required: ["startLine"],
          properties: { startLine: { type: "integer", minimum: 1 } },
        },
      },
    },
  },
};
const rule = {
  type: "object",
  required: ["id"],
  properties: { id: { type: "string" }, shortDescription: text },
};
const driver = {
  type: "object",
  required: ["name"],
  properties: {
    name: { type: "string" },
    version: { type: "string" },
    rules: { type: "array", uniqueItems: true, items: rule },
  },
};
const result = {
  type: "object",
  required: ["message"],
  properties: {
    ruleId: { type: "string" },
    ruleIndex: { type: "integer", minimum: -1 },
    level: { enum: ["none", "note", "warning", "error"] },
    message: text,
    locations: { type: "array", items: location },
  },
};
const schema = {
  type: "object",
  required: ["version", "runs"],
  properties: {
    $schema: { type: "string" },
    version: { enum: ["2.1.0"] },
    runs: {
      type: "array",
      minItems: 1,
      items: {
        type: "object",
        required: ["tool"],
        properties: {
          tool: { type: "object", required: ["driver"], properties: { driver } },
          results: { type: "array", items: result },
        },
      },
    },
  },
  additionalProperties: false,
};

describe("SARIF", () => {
  const validate = new Ajv({ strict: true }).compile(schema);

  test("a run › valid by the schema of 2.1.0", () => {
    expect(validate(JSON.parse(toSarif(run))), JSON.stringify(validate.errors)).toBe(true);
    expect(validate(JSON.parse(toSarif({ ...run, results: [passed] })))).toBe(true);
  });

  test("a run › what failed, with its rule and its line", () => {
    const { runs } = JSON.parse(toSarif(run));
    expect(runs[0].tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual([
      "unsafe",
      "unanswered",
    ]);
    const [first, second] = runs[0].results;
    expect(runs[0].results.length).toBe(2);
    expect(first).toMatchObject({ ruleId: "unsafe", ruleIndex: 0, level: "error" });
    expect(first.message.text).toContain(String.raw`\x1b[31mred`);
    expect(first.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: "ci/cors%20expect.json" },
      region: { startLine: 7 },
    });
    expect(second.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: "http://a/%C3%A4?b%20c" },
    });
  });
});
