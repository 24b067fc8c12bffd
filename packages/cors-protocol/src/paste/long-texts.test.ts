import { expect, test } from "vitest";
import { explain } from "../explain/explain.ts";
import { mostHits } from "../scan/scan.ts";
import { countWork } from "../test/count-work.ts";
import { mostHeads } from "./heads/head-reader.ts";
import { mostLines } from "./heads/messages.ts";
import { readPaste } from "./read-paste.ts";

const length = 50_000;
const fill = (part: string) => part.repeat(Math.ceil(length / part.length)).slice(0, length);
const blocked =
  "Access to fetch at 'https://api.example.com/items' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.\n";

const texts: [what: string, text: string][] = [
  ["lines about CORS", fill(blocked)],
  ["prose", fill("The quick brown fox jumps over the lazy dog.\n")],
  ["one word", fill("a")],
  ["line breaks", fill("\n")],
  ["several scripts", fill("äß漢字仮名한국어\u0627\u0628İ😀 ")],
  ["programs", fill("const add = (a, b) => { return a + b; };\n")],
  ["braces", fill("{")],
  ["JSON", fill('{"name":"value","list":[1,2,3]},\n')],
  ["response heads", fill("HTTP/1.1 200 OK\nVary: Origin\n\n")],
  ["curl's remarks", fill("> GET / HTTP/1.1\n>\n< HTTP/1.1 200 OK\n<\n")],
  ["settings", fill("key: value\n")],
  ["commands", fill("curl https://api.example.com -H 'a: b'\n")],
  ["a long body", `curl https://api.example.com -d '${fill("a")}'`],
  ["entities", fill("&quot;")],
];

/** As many expressions and searches as the readers have; each looks at a character once. */
const mostLooks = 100;

test.for(texts)(
  "readPaste › %s › each character is looked at a bounded number of times",
  ([, text]) => {
    const work = countWork(() => readPaste(text));
    expect(work / text.length).toBeLessThan(mostLooks);
    expect(work).toBeGreaterThan(text.length);
  },
);

test("readPaste › more response heads than are read › the first of them, marked as cut", () => {
  const { responses, isCut } = readPaste("HTTP/1.1 200 OK\nVary: Origin\n\n".repeat(mostHeads + 1));
  expect(responses.response).toHaveLength(mostHeads);
  expect(isCut).toBe(true);
});

test("readPaste › a response with a body of many lines › one response, and its body is not read", () => {
  const body = "line\n".repeat(mostLines);
  const { responses, isCut } = readPaste(`HTTP/1.1 200 OK\nVary: Origin\n\n${body}`);
  expect(responses.response).toEqual([{ status: 200, headers: [["Vary", "Origin"]] }]);
  expect(isCut).toBe(true);
});

test("explain › more failures than are read › marked as cut", () => {
  expect(explain(blocked.repeat(mostHits)).isCut).toBe(true);
  expect(explain(blocked).isCut).toBe(false);
});

test("readPaste › an object with more values than a configuration has › the values read so far", () => {
  const text = `cors({ origin: "https://app.example.com", methods: [${'"GET", '.repeat(30_000)}], credentials: true })`;
  const { configuration } = readPaste(text);
  expect(configuration?.options["origin"]).toBe("https://app.example.com");
  expect(configuration?.options["credentials"]).toBeUndefined();
});
