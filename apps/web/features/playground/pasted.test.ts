import { expect, test } from "vitest";
import { bareGet, longestRequest } from "../../lib/composition/draft.ts";
import { longestHeads, type Pasted, toVerdict } from "./pasted.ts";

const pasted: Pasted = {
  url: "https://api.example.com/items",
  origin: "http://localhost:3000",
  preflight: "",
  response: "HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *",
  draft: bareGet,
};

test("pasted responses › one that allows the page › readable", async () => {
  const verdict = await toVerdict(pasted);
  expect(typeof verdict === "string" ? verdict : verdict.verdict.outcome).toBe("readable");
});

test.for<[what: string, change: Partial<Pasted>, sentence: string]>([
  ["spaces alone", { response: " ".repeat(50_000) }, "Paste a response. The result appears here."],
  [
    "a text over the limit",
    { response: "x".repeat(longestHeads) },
    `Leave out the body of the response: at most ${longestHeads} characters are read, and these are ${longestHeads + 50}.`,
  ],
  [
    "a request header that is too long",
    { draft: { ...pasted.draft, headers: [["X-A", "x".repeat(longestRequest)]] } },
    "The request is too long for an address",
  ],
  ["a URL without a scheme", { url: "api.example.com" }, "Enter the whole URL"],
])("pasted responses › %s › a sentence that says what to do", async ([, change, sentence]) => {
  expect(await toVerdict({ ...pasted, ...change })).toContain(sentence);
});
