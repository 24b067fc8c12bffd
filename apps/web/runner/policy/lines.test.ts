import { expect, test } from "vitest";
import { fromHeaderLine, fromList, fromOrigin, toHeaderLine, toList, toOrigin } from "./lines.ts";

const headers: [what: string, text: string, want: [string, string]][] = [
  ["a name and a value", "Vary: Origin", ["Vary", "Origin"]],
  ["a value with a colon", "A: http://b", ["A", "http://b"]],
  ["an empty value", "A:", ["A", ""]],
  ["a line without a colon", "A", ["A", ""]],
];
test.for(headers)("header line › %s › is read and written back", ([, text, want]) => {
  expect(toHeaderLine(text)).toEqual(want);
  expect(toHeaderLine(fromHeaderLine(want))).toEqual(want);
});

const lists: [what: string, text: string, want: string | string[]][] = [
  ["several names", "GET, PUT", ["GET", "PUT"]],
  ["one name", "GET", ["GET"]],
  ["an unfinished list", "GET, ", "GET, "],
  ["a list without spaces", "GET,PUT", "GET,PUT"],
  ["nothing", "", ""],
];
test.for(lists)("list of names › %s › is read and written back", ([, text, want]) => {
  expect(toList(text)).toEqual(want);
  expect(fromList(want)).toBe(text);
});

test("origin › a text between slashes › a pattern", () => {
  expect(toOrigin("/^a$/")).toEqual({ regex: "^a$" });
  expect(fromOrigin({ regex: "^a$" })).toBe("/^a$/");
  expect(toOrigin(" http://a ")).toBe("http://a");
  expect(fromOrigin("http://a")).toBe("http://a");
});
