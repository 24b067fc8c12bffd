import { expect, test } from "vitest";
import { isNoCorsSafelisted, unsafeHeaders } from "./safelist.ts";
import type { HeaderLine } from "../http/headers.ts";
import type { UnsafeRule } from "../model/verdict.ts";
import { chromium, type EngineRules, standard } from "../quirks/rules.ts";

const ruleOf = (header: HeaderLine, rules: EngineRules): UnsafeRule | null =>
  unsafeHeaders([header], rules)[0]?.rule ?? null;

const type = (value: string): HeaderLine => ["Content-Type", value];
const range = (value: string): HeaderLine => ["Range", value];

/** The rows on which both engineRules agree. */
const agreed: [rule: string, header: HeaderLine, want: UnsafeRule | null][] = [
  ["an empty Accept is safe", ["Accept", ""], null],
  ["names have no case", ["aCCEPT", "*/*"], null],
  ["Accept of 128 bytes is short enough", ["Accept", "a".repeat(128)], null],
  ["Accept of 129 bytes is not", ["Accept", "a".repeat(129)], "length"],
  ["length is asked before the value", ["Accept", "(".repeat(129)], "length"],
  ["the name is asked before the length", ["X-A", "a".repeat(129)], "name"],
  ["a language is safe", ["Accept-Language", "de-CH, de;q=0.9, *;q=0.5"], null],
  ["a language with a tab is not", ["Accept-Language", "de,\ten"], "value"],
  ["a language with an underscore is not", ["Content-Language", "de_CH"], "value"],
  ["a language of 129 bytes is not", ["Content-Language", "a".repeat(129)], "length"],
  ["text/plain is a safe type", type("text/plain"), null],
  ["a form is a safe type", type("application/x-www-form-urlencoded"), null],
  ["a form with files is a safe type", type("multipart/form-data; boundary=a"), null],
  ["a type has no case", type("TEXT/Plain"), null],
  ["parameters do not matter", type("text/plain;charset=utf-8;a=b"), null],
  ["nor does a semicolon without them", type("text/plain;"), null],
  ["nor white space around the type", type(" text/plain\t;a=b"), null],
  ["nor bytes of 0x80 and more", type("text/plain;a=\u00e9"), null],
  ["a type of 129 bytes is too long", type(`text/plain;${"a".repeat(118)}`), "length"],
  ["a type of 128 bytes is not", type(`text/plain;${"a".repeat(117)}`), null],
  ["an unsafe byte in a parameter counts", type('text/plain;a="b"'), "value"],
  ["JSON is no safe type", type("application/json"), "value"],
  ["text/html is no safe type", type("text/html"), "value"],
  ["a longer type is another one", type("text/plainer"), "value"],
  ["a list of types is none", type("text/plain, text/plain"), "value"],
  ["half a type is none", type("text/"), "value"],
  ["a word is none", type("text"), "value"],
  ["an empty type is none", type(""), "value"],
  ["a range from the first byte on is safe", range("bytes=0-"), null],
  ["a range of one byte is safe", range("bytes=5-5"), null],
  ["a range that ends before it begins is not", range("bytes=5-4"), "value"],
  ["numbers are compared, and not texts", range("bytes=9-10"), null],
  ["a suffix is not", range("bytes=-5"), "value"],
  ["a range without numbers is not", range("bytes=-"), "value"],
  ["two ranges are not", range("bytes=0-1,3-4"), "value"],
  ["a range with a space is not", range("bytes= 0-1"), "value"],
  ["another unit is not", range("items=0-1"), "value"],
  ["a range without a unit is not", range("0-1"), "value"],
  ["an empty range is not", range(""), "value"],
  ["a range of 129 bytes is too long", range(`bytes=${"0".repeat(122)}-`), "length"],
  ["a number just below the largest of 64 bits is safe", range("bytes=9223372036854775806-"), null],
  [
    "large numbers are compared digit by digit",
    range("bytes=9007199254740993-9007199254740992"),
    "value",
  ],
  ["a forbidden header is no reason", ["Cookie", "a".repeat(2000)], null],
];

test.for(agreed)("%s", ([, header, want]) => {
  expect(ruleOf(header, standard)).toBe(want);
  expect(ruleOf(header, chromium)).toBe(want);
});

test.for(["bytes=9223372036854775807-", "bytes=0-9223372036854775807"])(
  "%s is a simple range, and too large for Chromium",
  (value) => {
    expect(ruleOf(range(value), standard)).toBeNull();
    expect(ruleOf(range(value), chromium)).toBe("value");
  },
);

/** Client hints, which the standard never lets pass. */
const hints: [name: string, value: string, chromium: UnsafeRule | null][] = [
  ["DPR", "2", null],
  ["DPR", "2.5", null],
  ["DPR", "2.", "value"],
  ["DPR", ".5", "value"],
  ["DPR", "-2", "value"],
  ["DPR", "2e1", "value"],
  ["DPR", "", "value"],
  ["DPR", "1".repeat(129), "length"],
  ["Device-Memory", "0.5", null],
  ["Device-Memory", "much", "value"],
  ["Downlink", "1.75", null],
  ["Downlink", "1.7.5", "value"],
  ["ECT", "slow-2g", null],
  ["ECT", "2g", null],
  ["ECT", "3g", null],
  ["ECT", "4g", null],
  ["ECT", "5g", "value"],
  ["RTT", "50", null],
  ["RTT", "50.5", "value"],
  ["Save-Data", "on", null],
  ["Save-Data", "ON", null],
  ["Save-Data", "off", "value"],
  ["Viewport-Width", "320", null],
  ["Viewport-Width", "320px", "value"],
  ["Width", "320", null],
  ["Width", "320.5", "value"],
];

test.for(hints)("%s: %s is unsafe in Chromium by its %s", ([name, value, want]) => {
  expect(ruleOf([name, value], chromium)).toBe(want);
  expect(ruleOf([name, value], standard)).toBe("name");
});

const printable = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code));

test("Accept may not hold control characters but the tab, nor thirteen marks, nor DEL", () => {
  const refused = printable.filter((byte) => ruleOf(["Accept", byte], standard) !== null);
  const controls = printable.slice(0, 32).filter((byte) => byte !== "\t");
  expect(refused).toEqual([...controls, ...'"():<>?@[\\]{}'.split(""), "\u007f"]);
});

test("a language may hold letters, digits, a space and six marks", () => {
  const safe = printable.filter((byte) => ruleOf(["Content-Language", byte], standard) === null);
  expect(safe.join("")).toMatch(/^ \*,-\.0123456789;=[A-Z]{26}[a-z]{26}$/);
});

const lines = (count: number, name: string, length: number): HeaderLine[] =>
  Array.from({ length: count }, () => [name, "1".repeat(length)]);
const full: HeaderLine[] = [
  ...["Accept", "Accept-Language", "Content-Language"].flatMap((name) => lines(1, name, 128)),
  ["Content-Type", `text/plain;${"a".repeat(117)}`],
  ["Range", `bytes=${"0".repeat(121)}-`],
  ...["Device-Memory", "Downlink", "DPR"].flatMap((name) => lines(1, name, 128)),
];

const several: [
  rule: string,
  headers: HeaderLine[],
  wants: Record<"standard" | "chromium", [name: string, rule: UnsafeRule][]>,
][] = [
  ["no headers break no rule", [], { standard: [], chromium: [] }],
  [
    "names come in the order in which they were set, in lower case and once",
    [
      ["X-B", "1"],
      ["X-A", "1"],
      ["x-b", "2"],
    ],
    {
      standard: [
        ["x-b", "name"],
        ["x-a", "name"],
      ],
      chromium: [
        ["x-b", "name"],
        ["x-a", "name"],
      ],
    },
  ],
  [
    "lines of one name are too long together in Chromium alone",
    lines(2, "Accept", 64),
    { standard: [], chromium: [["accept", "length"]] },
  ],
  [
    "lines are joined with two bytes between them",
    lines(2, "Accept", 63),
    { standard: [], chromium: [] },
  ],
  [
    "two safe types are one unsafe type in Chromium",
    [type("text/plain"), ["content-type", "text/plain"]],
    { standard: [], chromium: [["content-type", "value"]] },
  ],
  [
    "a bad line is a reason, beside a good one of its name",
    [
      ["Accept", "a"],
      ["Accept", "("],
    ],
    { standard: [["accept", "value"]], chromium: [["accept", "value"]] },
  ],
  [
    "1,024 bytes of safe values are few enough",
    lines(8, "Accept", 128),
    { standard: [], chromium: [["accept", "length"]] },
  ],
  [
    "1,025 bytes of safe values are too many",
    [...lines(8, "Accept", 128), ["Accept-Language", "a"]],
    {
      standard: [
        ["accept", "total"],
        ["accept-language", "total"],
      ],
      chromium: [["accept", "length"]],
    },
  ],
  [
    "unsafe values are not counted into the sum, and come before those that are",
    [...lines(8, "Accept", 128), ["X-A", "1"], ["Accept-Language", "a"]],
    {
      standard: [
        ["x-a", "name"],
        ["accept", "total"],
        ["accept-language", "total"],
      ],
      chromium: [
        ["accept", "length"],
        ["x-a", "name"],
      ],
    },
  ],
];

test.for(several)("%s", ([, headers, wants]) => {
  for (const [id, rules] of Object.entries({ standard, chromium })) {
    const found = unsafeHeaders(headers, rules).map(({ name, rule }) => [name, rule]);
    expect(found).toEqual(wants[id as keyof typeof wants]);
  }
});

test("client hints count into Chromium's 1,024 bytes", () => {
  expect(unsafeHeaders(full, chromium)).toEqual([]);
  const found = unsafeHeaders([...full, ["RTT", "1"]], chromium);
  expect(found.map(({ rule }) => rule)).toEqual(Array.from({ length: 9 }, () => "total"));
});

const noCors: [rule: string, header: HeaderLine, want: boolean][] = [
  ["Accept may travel", ["Accept", "text/html"], true],
  ["a language may travel", ["accept-language", "de"], true],
  ["a language of the body may travel", ["Content-Language", "de"], true],
  ["a safe type may travel", type("text/plain"), true],
  ["an unsafe type may not", type("application/json"), false],
  ["a value of 129 bytes may not", ["Accept", "a".repeat(129)], false],
  ["a range may not, however simple", range("bytes=0-"), false],
  ["a client hint may not, however well-formed", ["DPR", "2"], false],
  ["any other name may not", ["X-A", "1"], false],
];

test.for(noCors)("in no-cors mode %s", ([, [name, value], want]) => {
  expect(isNoCorsSafelisted(name, value, standard)).toBe(want);
  expect(isNoCorsSafelisted(name, value, chromium)).toBe(want);
});
