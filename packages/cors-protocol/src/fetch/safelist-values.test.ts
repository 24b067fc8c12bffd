import { expect, test } from "vitest";
import { isNoCorsSafelisted, unsafeHeaders } from "./safelist.ts";
import type { HeaderLine } from "../http/headers.ts";
import type { UnsafeRule } from "../model/verdict.ts";
import { chromium, type EngineRules, standard } from "../quirks/rules.ts";

const ruleOf = (header: HeaderLine, rules: EngineRules): UnsafeRule | null =>
  unsafeHeaders([header], rules)[0]?.rule ?? null;

const type = (value: string): HeaderLine => ["Content-Type", value];
const range = (value: string): HeaderLine => ["Range", value];

/** The values on which the standard and Chromium agree. */
const agreed: [rule: string, header: HeaderLine, want: UnsafeRule | null][] = [
  ["an empty Accept › safe", ["Accept", ""], null],
  ["a name in another case › safe", ["aCCEPT", "*/*"], null],
  ["Accept of 128 bytes › safe", ["Accept", "a".repeat(128)], null],
  ["Accept of 129 bytes › too long", ["Accept", "a".repeat(129)], "length"],
  ["an unsafe value of 129 bytes › too long", ["Accept", "(".repeat(129)], "length"],
  ["an unsafe name with 129 bytes › unsafe name", ["X-A", "a".repeat(129)], "name"],
  ["a language › safe", ["Accept-Language", "de-CH, de;q=0.9, *;q=0.5"], null],
  ["a language with a tab › unsafe", ["Accept-Language", "de,\ten"], "value"],
  ["a language with an underscore › unsafe", ["Content-Language", "de_CH"], "value"],
  ["a language of 129 bytes › too long", ["Content-Language", "a".repeat(129)], "length"],
  ["text/plain › safe", type("text/plain"), null],
  ["a form › safe", type("application/x-www-form-urlencoded"), null],
  ["a form with files › safe", type("multipart/form-data; boundary=a"), null],
  ["a type in another case › safe", type("TEXT/Plain"), null],
  ["a type with parameters › safe", type("text/plain;charset=utf-8;a=b"), null],
  ["a type with a semicolon at its end › safe", type("text/plain;"), null],
  ["a type with whitespace around it › safe", type(" text/plain\t;a=b"), null],
  ["a type with bytes beyond ASCII › safe", type("text/plain;a=\u00e9"), null],
  ["a type of 129 bytes › too long", type(`text/plain;${"a".repeat(118)}`), "length"],
  ["a type of 128 bytes › safe", type(`text/plain;${"a".repeat(117)}`), null],
  ["a type with an unsafe byte in a parameter › unsafe", type('text/plain;a="b"'), "value"],
  ["JSON › unsafe", type("application/json"), "value"],
  ["text/html › unsafe", type("text/html"), "value"],
  ["a type that starts with text/plain › unsafe", type("text/plainer"), "value"],
  ["a list of types › unsafe", type("text/plain, text/plain"), "value"],
  ["a type without a subtype › unsafe", type("text/"), "value"],
  ["a word › unsafe", type("text"), "value"],
  ["an empty type › unsafe", type(""), "value"],
  ["a range from the first byte on › safe", range("bytes=0-"), null],
  ["a range of one byte › safe", range("bytes=5-5"), null],
  ["a range that ends before it starts › unsafe", range("bytes=5-4"), "value"],
  ["a range from 9 to 10 › safe", range("bytes=9-10"), null],
  ["a suffix range › unsafe", range("bytes=-5"), "value"],
  ["a range without numbers › unsafe", range("bytes=-"), "value"],
  ["two ranges › unsafe", range("bytes=0-1,3-4"), "value"],
  ["a range with a space › unsafe", range("bytes= 0-1"), "value"],
  ["another unit › unsafe", range("items=0-1"), "value"],
  ["a range without a unit › unsafe", range("0-1"), "value"],
  ["an empty range › unsafe", range(""), "value"],
  ["a range of 129 bytes › too long", range(`bytes=${"0".repeat(122)}-`), "length"],
  ["a range from 2^63-2 on › safe", range("bytes=9223372036854775806-"), null],
  [
    "a range of large numbers › compared exactly",
    range("bytes=9007199254740993-9007199254740992"),
    "value",
  ],
  ["a forbidden header › no reason", ["Cookie", "a".repeat(2000)], null],
];

test.for(agreed)("safelisted request header › %s", ([, header, want]) => {
  expect(ruleOf(header, standard)).toBe(want);
  expect(ruleOf(header, chromium)).toBe(want);
});

test.for(["bytes=9223372036854775807-", "bytes=0-9223372036854775807"])(
  "safelisted request header › %s › unsafe in Chromium only",
  (value) => {
    expect(ruleOf(range(value), standard)).toBeNull();
    expect(ruleOf(range(value), chromium)).toBe("value");
  },
);

/** Client hints, which the standard does not safelist. */
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

test.for(hints)("client hint in Chromium › %s: %s › unsafe by: %s", ([name, value, want]) => {
  expect(ruleOf([name, value], chromium)).toBe(want);
  expect(ruleOf([name, value], standard)).toBe("name");
});

const printable = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code));

test("safelisted request header › Accept with a control character but the tab, one of thirteen marks, or DEL › unsafe", () => {
  const refused = printable.filter((byte) => ruleOf(["Accept", byte], standard) !== null);
  const controls = printable.slice(0, 32).filter((byte) => byte !== "\t");
  expect(refused).toEqual([...controls, ...'"():<>?@[\\]{}'.split(""), "\u007f"]);
});

test("safelisted request header › a language of letters, digits, spaces and six marks › safe", () => {
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
  ["no headers › none", [], { standard: [], chromium: [] }],
  [
    "several headers › in the order set, in lower case, once each",
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
    "two lines of one name that are too long together › unsafe in Chromium only",
    lines(2, "Accept", 64),
    { standard: [], chromium: [["accept", "length"]] },
  ],
  [
    "two lines of one name › joined with two bytes in Chromium",
    lines(2, "Accept", 63),
    { standard: [], chromium: [] },
  ],
  [
    "two safe types › unsafe in Chromium only",
    [type("text/plain"), ["content-type", "text/plain"]],
    { standard: [], chromium: [["content-type", "value"]] },
  ],
  [
    "an unsafe line beside a safe one › unsafe",
    [
      ["Accept", "a"],
      ["Accept", "("],
    ],
    { standard: [["accept", "value"]], chromium: [["accept", "value"]] },
  ],
  [
    "1,024 bytes of safe values › none",
    lines(8, "Accept", 128),
    { standard: [], chromium: [["accept", "length"]] },
  ],
  [
    "1,025 bytes of safe values › all by their total",
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
    "an unsafe header beside 1,025 bytes of safe values › comes first",
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

test.for(several)("unsafeHeaders › %s", ([, headers, wants]) => {
  for (const [id, rules] of Object.entries({ standard, chromium })) {
    const found = unsafeHeaders(headers, rules).map(({ name, rule }) => [name, rule]);
    expect(found).toEqual(wants[id as keyof typeof wants]);
  }
});

test("unsafeHeaders › client hints in Chromium › count toward the 1,024 bytes", () => {
  expect(unsafeHeaders(full, chromium)).toEqual([]);
  const found = unsafeHeaders([...full, ["RTT", "1"]], chromium);
  expect(found.map(({ rule }) => rule)).toEqual(Array.from({ length: 9 }, () => "total"));
});

const noCors: [rule: string, header: HeaderLine, want: boolean][] = [
  ["Accept › kept", ["Accept", "text/html"], true],
  ["Accept-Language › kept", ["accept-language", "de"], true],
  ["Content-Language › kept", ["Content-Language", "de"], true],
  ["a safe Content-Type › kept", type("text/plain"), true],
  ["an unsafe Content-Type › dropped", type("application/json"), false],
  ["a value of 129 bytes › dropped", ["Accept", "a".repeat(129)], false],
  ["a simple range › dropped", range("bytes=0-"), false],
  ["a well-formed client hint › dropped", ["DPR", "2"], false],
  ["any other name › dropped", ["X-A", "1"], false],
];

test.for(noCors)("request header in no-cors mode › %s", ([, [name, value], want]) => {
  expect(isNoCorsSafelisted(name, value, standard)).toBe(want);
  expect(isNoCorsSafelisted(name, value, chromium)).toBe(want);
});
