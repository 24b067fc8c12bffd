import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { UsageError } from "../usage-error.ts";
import { readExpectations } from "./expectations.ts";
import schema from "../../expectations.schema.json" with { type: "json" };

const one = { url: "http://api.example/items", from: "http://localhost:3000", expect: "works" };
const validate = new Ajv().compile(schema);

const invalid: [problem: string, file: unknown, says: string][] = [
  ["a list in place of an object", [one], "The file is no object."],
  ["no expectations", {}, "expectations is no list with an entry."],
  ["an empty list", { expectations: [] }, "expectations is no list with an entry."],
  ["an unknown field", { expectations: [one], urls: [] }, "urls is not known here."],
  [
    "an unknown field of an entry",
    { expectations: [{ ...one, header: {} }] },
    "expectations[0].header is not known here.",
  ],
  ["no address", { expectations: [one, { expect: "works" }] }, "expectations[1].url is missing."],
  [
    "another expectation",
    { expectations: [{ ...one, expect: "fails" }] },
    "expectations[0].expect is neither works nor blocked.",
  ],
  [
    "a header that is no text",
    { expectations: [{ ...one, headers: { a: 1 } }] },
    "expectations[0].headers has a line that cannot be sent: a.",
  ],
  [
    "credentials that are no boolean",
    { expectations: [{ ...one, credentials: "yes" }] },
    "expectations[0].credentials is neither true nor false.",
  ],
  [
    "a method with a space",
    { expectations: [{ ...one, method: "GET /" }] },
    "expectations[0].method is no method.",
  ],
  [
    "an origin that is no text",
    { expectations: [one], mustNotAllow: [1] },
    "mustNotAllow[0] is no text.",
  ],
  [
    "an address of another scheme",
    { url: "ftp://a", expectations: [one] },
    "url is no address with http:// or https://.",
  ],
];
/** What JSON Schema cannot say. */
const wrong: typeof invalid = [
  [
    "a relative address without a base",
    { expectations: [{ ...one, url: "/items" }] },
    "expectations[0].url is no address, and the file names none that it is relative to.",
  ],
  [
    "no origin anywhere",
    { expectations: [{ ...one, from: undefined }] },
    "expectations[0].from is missing, and the file names none.",
  ],
  [
    "an origin with a slash",
    { expectations: [{ ...one, from: "http://a.example/" }] },
    "expectations[0].from is no origin",
  ],
  [
    "a reason that Chromium does not have",
    { expectations: [{ ...one, expect: "blocked", code: "toString" }] },
    "expectations[0].code is no reason of Chromium’s: toString.",
  ],
  [
    "a reason for what works",
    { expectations: [{ ...one, code: "MissingAllowOriginHeader" }] },
    "expectations[0].code belongs to what is blocked.",
  ],
  [
    "a header with a line feed",
    { expectations: [{ ...one, headers: { a: "b\nc" } }] },
    "expectations[0].headers has a line that cannot be sent: a.",
  ],
];

describe("readExpectations", () => {
  test.for(invalid)("%s › refused, as by the schema", ([, file, says]) => {
    expect(validate(file)).toBe(false);
    expect(() => readExpectations(JSON.stringify(file))).toThrow(new UsageError(says));
  });

  test.for(wrong)("%s › refused", ([, file, says]) => {
    expect(() => readExpectations(JSON.stringify(file))).toThrow(says);
  });

  test("neither JSON nor YAML › refused, with the line", () => {
    const refused = new UsageError(
      "The file is neither JSON nor YAML; see line 2: Flow sequence in block collection must be sufficiently indented and end with a ].",
    );
    expect(() => readExpectations("url: a\nfrom: [")).toThrow(refused);
  });

  test("an alias of an alias of an alias › refused", () => {
    const lists = ["a: &a [x, x, x, x, x, x, x, x, x]"];
    for (const [name, before] of [
      ["b", "a"],
      ["c", "b"],
      ["d", "c"],
    ] as const) {
      lists.push(`${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(", ")}]`);
    }
    expect(() => readExpectations(lists.join("\n"))).toThrow(UsageError);
  });

  test("YAML › the same requests as the JSON of the same file, with their lines", () => {
    const text = `url: http://api.example/v1/
from: http://localhost:3000
mustNotAllow: ["null"]
expectations:
  - url: items
    expect: works
  # A write.
  - url: items/1
    method: PUT
    headers: { Content-Type: application/json }
    expect: blocked
`;
    const json = JSON.stringify({
      url: "http://api.example/v1/",
      from: "http://localhost:3000",
      mustNotAllow: ["null"],
      expectations: [
        { url: "items", expect: "works" },
        {
          url: "items/1",
          method: "PUT",
          headers: { "Content-Type": "application/json" },
          expect: "blocked",
        },
      ],
    });
    const read = readExpectations(text);
    expect(read.map(({ line }) => line)).toEqual([5, 8, 5, 8]);
    expect(read).toEqual(
      readExpectations(json).map((one, index) => ({ ...one, line: read[index]?.line })),
    );
  });

  test("a valid file › every request with its defaults and its line", () => {
    const text = `{
  "$schema": "./expectations.schema.json",
  "url": "http://api.example/v1/", "from": "http://localhost:3000",
  "mustNotAllow": ["null", "https://evil.example"],
  "expectations": [{ "url": "items", "expect": "works" },

    { "name": "A [text], with {signs}", "url": "/items", "method": "patch", "from": "https://app.example",
      "headers": { "X-A": "b" }, "credentials": true, "body": "{}",
      "expect": "blocked", "code": "PreflightMissingAllowOriginHeader" },
    { "url": "items", "method": "put", "expect": "works" }
  ]
}`;
    expect(validate(JSON.parse(text))).toBe(true);
    const all = readExpectations(text);
    expect(all.map(({ name, line }) => [line, name])).toEqual([
      [5, "GET http://api.example/v1/items from http://localhost:3000"],
      [7, "A [text], with {signs}"],
      [10, "PUT http://api.example/v1/items from http://localhost:3000"],
      [5, "null must not read http://api.example/v1/items"],
      [5, "https://evil.example must not read http://api.example/v1/items"],
      [7, "null must not read http://api.example/items"],
      [7, "https://evil.example must not read http://api.example/items"],
    ]);
    expect(all[1]).toMatchObject({
      asked: {
        url: "http://api.example/items",
        method: "patch",
        headers: [["X-A", "b"]],
        cookie: "cors-doctor=1",
      },
      from: "https://app.example",
      credentials: true,
      expect: "blocked",
      code: "PreflightMissingAllowOriginHeader",
      isForbidden: false,
    });
  });
});

test("README › its example › is valid", () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const [, text = ""] = /```json\n([^]*?)```/.exec(readme) ?? [];
  expect(validate(JSON.parse(text))).toBe(true);
  expect(readExpectations(text).length).toBe(9);
});
