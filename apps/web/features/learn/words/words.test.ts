import { fillIn, findProfile, getProbe, type PluginPolicy } from "@blocked/profiles";
import { expect, test } from "vitest";
import { toAnswerWords } from "./answer-words.ts";
import { toPolicyWords } from "./policy-words.ts";
import { toRequestWords } from "./request-words.ts";

const page = "http://localhost:3000";
const plugin = (options: Extract<PluginPolicy, { kind: "plugin" }>["options"]): PluginPolicy => ({
  kind: "plugin",
  options,
});

test.for([
  [{ kind: "none" }, "permits nothing"],
  [plugin({}), "sends a star (*)"],
  [plugin({}), "Methods: GET, HEAD, POST."],
  [plugin({}), "Request headers: whatever the page asks for."],
  [plugin({}), "says nothing about cookies"],
  [plugin({ origin: true }), "repeats its address"],
  [plugin({ origin: false }), "permits nothing"],
  [plugin({ origin: [page, "null"] }), `${page} and pages without an address (null)`],
  [plugin({ origin: { regex: "^a" } }), "every address that matches /^a/"],
  [plugin({ credentials: true }), "may carry cookies"],
  [plugin({ methods: "GET,PUT" }), "Methods: GET,PUT."],
  [plugin({ exposedHeaders: ["X-A"] }), "a script may read: X-A."],
] as const)("words of a policy › %j › %s", ([policy, words]) => {
  expect(toPolicyWords(policy).join(" ")).toContain(words);
});

test("words of a policy › filled in › name the page", () => {
  const policy = findProfile("correct")?.policy;
  if (policy?.kind !== "plugin") throw new Error("The correct profile has options.");
  expect(toPolicyWords(fillIn(policy, page))[0]).toContain(page);
});

test.for([
  ["read", "Your page reads the list (GET)."],
  ["create-as-text", "Your page adds an item (POST), as plain text."],
  [
    "update-with-cookies-and-token",
    "Your page saves a change (PUT), as JSON, with the user’s cookies, with a token in the header Authorization.",
  ],
  [
    "read-from-a-sandbox",
    "A sandboxed frame of another website reads the list (GET), with the user’s cookies.",
  ],
] as const)("words of a request › %s › %s", ([id, words]) => {
  expect(toRequestWords(getProbe(id))).toBe(words);
});

test("words of an answer › about the handler or about a header › say which", () => {
  const answer = { ending: "works", second: false } as const;
  expect(toAnswerWords(answer, {})).toBe("It works. No, the handler does not run.");
  expect(toAnswerWords(answer, { asks: "X-A" })).toBe("It works. No, X-A is null.");
});
