import { expect, test } from "vitest";
import { firstDraft, longestRequest } from "../../lib/composition/draft.ts";
import { longestHeads, type Pasted, toVerdict } from "./pasted.ts";

const pasted: Pasted = {
  url: "https://api.example.com/items",
  origin: "http://localhost:3000",
  preflight: "",
  answer: "HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *",
  draft: { ...firstDraft, method: "GET", headers: [], body: null },
};

test("pasted answers › a response that allows the page is readable", async () => {
  const verdict = await toVerdict(pasted);
  expect(typeof verdict === "string" ? verdict : verdict.verdict.outcome).toBe("readable");
});

test.for<[what: string, change: Partial<Pasted>, sentence: string]>([
  ["spaces alone", { answer: " ".repeat(50_000) }, "Paste an answer: the result is shown here."],
  [
    "more than is read",
    { answer: "x".repeat(longestHeads) },
    `At most ${longestHeads} characters are read here, and these are ${longestHeads + 50}. Leave out the body of the answer.`,
  ],
  [
    "a request header that is too long",
    { draft: { ...pasted.draft, headers: [["X-A", "x".repeat(longestRequest)]] } },
    "The request is too long for an address",
  ],
  ["an address without a scheme", { url: "api.example.com" }, "Give the whole address"],
])("pasted answers › %s › a sentence says what to do", async ([, change, sentence]) => {
  expect(await toVerdict({ ...pasted, ...change })).toContain(sentence);
});
