import { expect, test } from "vitest";
import { extractTokens, getHeader, type HeaderLine, isToken, normalizeValue } from "./headers.ts";

const values: [rule: string, lines: HeaderLine[], want: string | null][] = [
  ["no lines › null", [], null],
  ["another name › null", [["X-B", "1"]], null],
  ["a longer name › null", [["X-A-B", "1"]], null],
  ["one line › its value", [["X-A", "1"]], "1"],
  ["a name in another case › its value", [["x-a", "1"]], "1"],
  ["a value in upper case › unchanged", [["X-A", "aB"]], "aB"],
  ["an empty line › an empty value", [["X-A", ""]], ""],
  [
    "several lines › joined with a comma and a space",
    [
      ["X-A", "1"],
      ["x-a", "2"],
      ["X-a", "3"],
    ],
    "1, 2, 3",
  ],
  [
    "other lines between › ignored",
    [
      ["X-A", "1"],
      ["X-B", "9"],
      ["X-A", "2"],
    ],
    "1, 2",
  ],
  [
    "an empty second line › a comma and a space at the end",
    [
      ["X-A", "1"],
      ["X-A", ""],
    ],
    "1, ",
  ],
  [
    "whitespace around lines › removed before joining",
    [
      ["X-A", " 1\t"],
      ["X-A", "\t2 "],
    ],
    "1, 2",
  ],
];

test.for(values)("getHeader › %s", ([, lines, want]) => {
  expect(getHeader(lines, "X-A")).toBe(want);
});

test("getHeader › the requested name in another case › its value", () => {
  expect(getHeader([["x-a", "1"]], "X-A")).toBe("1");
});

const stripped: [rule: string, value: string, want: string][] = [
  ["spaces", "  a  ", "a"],
  ["tabs", "\ta\t", "a"],
  ["line breaks › removed", "\r\na\r\n", "a"],
  ["mixed whitespace › removed", " \t\r\n a \n\r\t ", "a"],
  ["only whitespace › empty", " \t ", ""],
  ["whitespace inside › kept", " a \t b ", "a \t b"],
  ["a no-break space › kept", "\u00a0a\u00a0", "\u00a0a\u00a0"],
  ["a form feed and a vertical tab › kept", "\fa\v", "\fa\v"],
  ["a byte order mark › kept", "\ufeffa", "\ufeffa"],
];

test.for(stripped)("normalizeValue › %s", ([, value, want]) => {
  expect(normalizeValue(value)).toBe(want);
});

const tokens: [rule: string, text: string, want: boolean][] = [
  ["letters, digits and a hyphen › a token", "X-Request-Id2", true],
  ["the fifteen marks › a token", "!#$%&'*+-.^_`|~", true],
  ["the wildcard › a token", "*", true],
  ["an empty text › no token", "", false],
  ["two words › no token", "a b", false],
  ["whitespace at the end › no token", "a ", false],
  ["a line break at the end › no token", "a\n", false],
  ["a comma › no token", "a,b", false],
  ["a colon › no token", "a:b", false],
  ["a semicolon › no token", "a;b", false],
  ["an equals sign › no token", "a=b", false],
  ["a slash › no token", "a/b", false],
  ["quotes › no token", '"a"', false],
  ["brackets › no token", "(a)", false],
  ["braces › no token", "{a}", false],
  ["an at sign › no token", "a@b", false],
  ["a backslash › no token", "a\\b", false],
  ["a byte beyond ASCII › no token", "caf\u00e9", false],
  ["DEL › no token", "a\u007f", false],
];

test.for(tokens)("isToken › %s", ([, text, want]) => {
  expect(isToken(text)).toBe(want);
});

const lists: [rule: string, values: string[], want: string[] | null][] = [
  ["an absent header › an empty list", [], []],
  ["an empty header › an empty list", [""], []],
  ["one element › a list of one", ["PUT"], ["PUT"]],
  ["commas › separate elements", ["GET,PUT"], ["GET", "PUT"]],
  ["whitespace around elements › removed", [" GET ,\tPUT\t"], ["GET", "PUT"]],
  ["several lines › one list", ["GET, PUT", "DELETE"], ["GET", "PUT", "DELETE"]],
  ["empty elements › skipped", [",GET,, ,PUT,"], ["GET", "PUT"]],
  ["only commas › an empty list", [", ,"], []],
  ["elements › keep their case and order", ["put, Get"], ["put", "Get"]],
  ["equal elements › repeated", ["GET, GET"], ["GET", "GET"]],
  ["the wildcard › an element", ["*"], ["*"]],
  ["one invalid element › null", ["GET, P UT"], null],
  ["one invalid line › null", ["GET", "[PUT]"], null],
  ["semicolons › null", ["GET; PUT"], null],
  ["quoted elements › null", ['"PUT"'], null],
  ["a no-break space › null", ["GET,\u00a0PUT"], null],
];

test.for(lists)("extractTokens › %s", ([, given, want]) => {
  const lines = given.map((value): HeaderLine => ["Access-Control-Allow-Methods", value]);
  expect(extractTokens(lines, "access-control-allow-methods")).toEqual(want);
});
