import { expect, test } from "vitest";
import { extractTokens, getHeader, type HeaderLine, isToken, normalizeValue } from "./headers.ts";

const values: [rule: string, lines: HeaderLine[], want: string | null][] = [
  ["no line is null", [], null],
  ["another name is null", [["X-B", "1"]], null],
  ["a longer name is another name", [["X-A-B", "1"]], null],
  ["one line is its value", [["X-A", "1"]], "1"],
  ["names have no case", [["x-a", "1"]], "1"],
  ["values keep their case", [["X-A", "aB"]], "aB"],
  ["an empty line is an empty value, and not null", [["X-A", ""]], ""],
  [
    "several lines are joined with a comma and a space",
    [
      ["X-A", "1"],
      ["x-a", "2"],
      ["X-a", "3"],
    ],
    "1, 2, 3",
  ],
  [
    "lines between them do not matter",
    [
      ["X-A", "1"],
      ["X-B", "9"],
      ["X-A", "2"],
    ],
    "1, 2",
  ],
  [
    "an empty line counts when lines are joined",
    [
      ["X-A", "1"],
      ["X-A", ""],
    ],
    "1, ",
  ],
  [
    "each line is stripped before it is joined",
    [
      ["X-A", " 1\t"],
      ["X-A", "\t2 "],
    ],
    "1, 2",
  ],
];

test.for(values)("the value of X-A: %s", ([, lines, want]) => {
  expect(getHeader(lines, "X-A")).toBe(want);
});

test("the name that is asked for has no case either", () => {
  expect(getHeader([["x-a", "1"]], "X-A")).toBe("1");
});

const stripped: [rule: string, value: string, want: string][] = [
  ["spaces", "  a  ", "a"],
  ["tabs", "\ta\t", "a"],
  ["line ends", "\r\na\r\n", "a"],
  ["a mixture of them", " \t\r\n a \n\r\t ", "a"],
  ["white space and nothing else", " \t ", ""],
  ["what stands inside is kept", " a \t b ", "a \t b"],
  ["a no-break space is kept", "\u00a0a\u00a0", "\u00a0a\u00a0"],
  ["a form feed and a vertical tab are kept", "\fa\v", "\fa\v"],
  ["a byte order mark is kept", "\ufeffa", "\ufeffa"],
];

test.for(stripped)("stripping a value: %s", ([, value, want]) => {
  expect(normalizeValue(value)).toBe(want);
});

const tokens: [rule: string, text: string, want: boolean][] = [
  ["letters, digits and a hyphen are a token", "X-Request-Id2", true],
  ["the fifteen marks are a token", "!#$%&'*+-.^_`|~", true],
  ["the wildcard is a token", "*", true],
  ["nothing is no token", "", false],
  ["two words are none", "a b", false],
  ["white space around it makes it none", "a ", false],
  ["a line end makes it none", "a\n", false],
  ["a comma makes it none", "a,b", false],
  ["a colon makes it none", "a:b", false],
  ["a semicolon makes it none", "a;b", false],
  ["an equals sign makes it none", "a=b", false],
  ["a slash makes it none", "a/b", false],
  ["quotes make it none", '"a"', false],
  ["brackets make it none", "(a)", false],
  ["braces make it none", "{a}", false],
  ["an at sign makes it none", "a@b", false],
  ["a backslash makes it none", "a\\b", false],
  ["a byte of 0x80 and more makes it none", "caf\u00e9", false],
  ["DEL makes it none", "a\u007f", false],
];

test.for(tokens)("%s", ([, text, want]) => {
  expect(isToken(text)).toBe(want);
});

const lists: [rule: string, values: string[], want: string[] | null][] = [
  ["an absent header is an empty list", [], []],
  ["an empty header is an empty list", [""], []],
  ["one element", ["PUT"], ["PUT"]],
  ["commas separate", ["GET,PUT"], ["GET", "PUT"]],
  ["white space around elements is no part of them", [" GET ,\tPUT\t"], ["GET", "PUT"]],
  ["all lines count", ["GET, PUT", "DELETE"], ["GET", "PUT", "DELETE"]],
  ["empty elements are skipped", [",GET,, ,PUT,"], ["GET", "PUT"]],
  ["commas alone are an empty list", [", ,"], []],
  ["elements keep their case and their order", ["put, Get"], ["put", "Get"]],
  ["elements may repeat", ["GET, GET"], ["GET", "GET"]],
  ["the wildcard is an element", ["*"], ["*"]],
  ["one bad element spoils the list", ["GET, P UT"], null],
  ["one bad line spoils the list", ["GET", "[PUT]"], null],
  ["semicolons do not separate", ["GET; PUT"], null],
  ["quoted elements cannot be parsed", ['"PUT"'], null],
  ["a no-break space is not white space", ["GET,\u00a0PUT"], null],
];

test.for(lists)("a list: %s", ([, given, want]) => {
  const lines = given.map((value): HeaderLine => ["Access-Control-Allow-Methods", value]);
  expect(extractTokens(lines, "access-control-allow-methods")).toEqual(want);
});
