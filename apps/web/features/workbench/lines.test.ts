import { expect, test } from "vitest";
import { fromHeaderLine, fromList, fromOrigin, toHeaderLine, toList, toOrigin } from "./lines.ts";

const headers: [rule: string, text: string, want: [string, string]][] = [
  ["a name and a value", "Vary: Origin", ["Vary", "Origin"]],
  ["only the first colon parts them", "A: http://b", ["A", "http://b"]],
  ["a value may be empty", "A:", ["A", ""]],
  ["a line without a colon is a name alone", "A", ["A", ""]],
];
test.for(headers)("%s", ([, text, want]) => {
  expect(toHeaderLine(text)).toEqual(want);
  expect(toHeaderLine(fromHeaderLine(want))).toEqual(want);
});

const lists: [rule: string, text: string, want: string | string[]][] = [
  ["names become a list", "GET, PUT", ["GET", "PUT"]],
  ["one name is a list of one", "GET", ["GET"]],
  ["what is being typed stays a text", "GET, ", "GET, "],
  ["so does what no list would be joined to", "GET,PUT", "GET,PUT"],
  ["nothing is an empty text", "", ""],
];
test.for(lists)("%s", ([, text, want]) => {
  expect(toList(text)).toEqual(want);
  expect(fromList(want)).toBe(text);
});

test("an origin between two slashes is a pattern", () => {
  expect(toOrigin("/^a$/")).toEqual({ regex: "^a$" });
  expect(fromOrigin({ regex: "^a$" })).toBe("/^a$/");
  expect(toOrigin(" http://a ")).toBe("http://a");
  expect(fromOrigin("http://a")).toBe("http://a");
});
