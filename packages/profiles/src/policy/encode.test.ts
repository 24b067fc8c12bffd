import { expect, test } from "vitest";
import { decode, decodePolicy, encode, longestEncoded } from "./encode.ts";
import { PolicyError } from "./read-policy.ts";

const values: [rule: string, value: unknown][] = [
  ["null", null],
  ["a string", "a"],
  ["nested data", { a: [1, true, null, { b: "" }] }],
  ["bytes from 0x80", "\u0080\u00e9\u00ff"],
  ["other scripts and a lone surrogate", "čЖ漢😀\ud800"],
  ["control characters", "\u0000\t\r\n\u001f\u007f"],
  ["text that looks like an escape", "\\u00e9 \\\\ \"'"],
  ["characters that base64 writes as + and /", "~~~???>>>"],
  ["every length of padding", ["", "a", "ab", "abc"]],
];

test.for(values)("encode › %s › decode returns the same value", ([, value]) => {
  const encoded = encode(value);
  expect(encoded).toMatch(/^[\w-]+$/);
  expect(decode(encoded)).toEqual(value);
});

test("decodePolicy › bytes from 0x80 in a header › the same policy", () => {
  const answer = { status: 200, headers: [["Vary", "\t\u00e9\u00ff"]] };
  const policy = { kind: "raw", preflight: answer, response: answer, next: { kind: "none" } };
  expect(decodePolicy(encode(policy))).toEqual(policy);
});

const good = encode({ kind: "plugin", options: { origin: "https://app.example.test" } });

const garbage: [rule: string, text: string][] = [
  ["an empty string", ""],
  ["text that is not base64", "%%%"],
  ["a letter of another script", "é"],
  ["base64 of text that is not JSON", "AAAA"],
  ["JSON that was not encoded", '{"kind":"none"}'],
  ["a policy cut off at its end", good.slice(0, -4)],
  ["a policy without its last character", good.slice(0, -1)],
  ["a policy cut off at its beginning", good.slice(4)],
  ["two policies", good + good],
];

test.for(garbage)("decodePolicy › %s › rejected, with what to do", ([, text]) => {
  expect(decode(text)).toBeUndefined();
  expect(() => decodePolicy(text)).toThrow(
    new PolicyError(
      "The policy in the address should be base64url of JSON; copy the whole address.",
    ),
  );
});

test("decodePolicy › JSON that is no policy › rejected, with the place", () => {
  expect(() => decodePolicy(encode(null))).toThrow(new PolicyError("policy should be an object."));
  expect(() => decodePolicy(encode({ kind: "none", x: 1 }))).toThrow(
    new PolicyError("policy.x should be left out: there is no such option."),
  );
});

const withText = (length: number) => ({
  kind: "plugin",
  options: { allowedHeaders: ["a".repeat(1500), "a".repeat(length)] },
});

test("decodePolicy › 4,096 characters › accepted; 4,097 › rejected", () => {
  // Four characters carry three bytes.
  const longest = withText(3072 - JSON.stringify(withText(0)).length);
  const encoded = encode(longest);
  expect([longestEncoded, encoded.length]).toEqual([4096, 4096]);
  expect(decodePolicy(encoded)).toEqual(longest);
  expect(() => decodePolicy(`${encoded}A`)).toThrow(
    new PolicyError(
      "The policy should be shorter: encoded it has 4097 characters, and 4096 is the most.",
    ),
  );
});
