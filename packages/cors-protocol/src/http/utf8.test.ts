import { expect, test } from "vitest";
import { decodeLossily, toParameter } from "./utf8.ts";

const parameters: [rule: string, bytes: string, want: ReturnType<typeof toParameter>][] = [
  ["ASCII › unchanged, nothing quoted", "a.example", { parameter: "a.example" }],
  ["an empty value › empty", "", { parameter: "" }],
  ["control characters › unchanged", "a\tb\u0001\u007f", { parameter: "a\tb\u0001\u007f" }],
  ["a percent sign › unchanged", "100%", { parameter: "100%" }],
  ["a percent-encoded URL › unchanged", "%41%C3%A9", { parameter: "%41%C3%A9" }],
  [
    "two bytes of one letter › decoded, and the bytes quoted",
    "caf\u00c3\u00a9",
    { parameter: "café", quoted: "caf\u00c3\u00a9" },
  ],
  [
    "three bytes of one character › decoded",
    "\u00e2\u0082\u00ac",
    { parameter: "€", quoted: "\u00e2\u0082\u00ac" },
  ],
  [
    "four bytes of one character › decoded",
    "\u00f0\u009f\u0098\u0080",
    { parameter: "😀", quoted: "\u00f0\u009f\u0098\u0080" },
  ],
  [
    "a percent-encoded URL beside UTF-8 › unchanged",
    "%41\u00c3\u00a9",
    { parameter: "%41é", quoted: "%41\u00c3\u00a9" },
  ],
  [
    "a byte order mark › kept",
    "\u00ef\u00bb\u00bfa",
    { parameter: "\ufeffa", quoted: "\u00ef\u00bb\u00bfa" },
  ],
  ["Latin-1 › an empty parameter", "caf\u00e9", { parameter: "", quoted: "caf\u00e9" }],
  [
    "one invalid byte › an empty parameter",
    "caf\u00c3\u00a9 \u00ff",
    { parameter: "", quoted: "caf\u00c3\u00a9 \u00ff" },
  ],
  [
    "a truncated sequence › an empty parameter",
    "\u00e2\u0082",
    { parameter: "", quoted: "\u00e2\u0082" },
  ],
  ["a continuation byte alone › an empty parameter", "\u0080", { parameter: "", quoted: "\u0080" }],
  [
    "an overlong sequence › an empty parameter",
    "\u00c0\u00af",
    { parameter: "", quoted: "\u00c0\u00af" },
  ],
  [
    "a surrogate › an empty parameter",
    "\u00ed\u00a0\u0080",
    { parameter: "", quoted: "\u00ed\u00a0\u0080" },
  ],
  [
    "a sequence beyond Unicode › an empty parameter",
    "\u00f4\u0090\u0080\u0080",
    { parameter: "", quoted: "\u00f4\u0090\u0080\u0080" },
  ],
];

test.for(parameters)("toParameter › %s", ([, bytes, want]) => {
  expect(toParameter(bytes)).toStrictEqual(want);
});

const lossily: [rule: string, bytes: string, want: string][] = [
  ["ASCII › unchanged", "http://a.example/%41", "http://a.example/%41"],
  ["valid sequences › decoded", "caf\u00c3\u00a9 \u00e2\u0082\u00ac", "café €"],
  ["four bytes of one character › decoded", "\u00f0\u009f\u0098\u0080!", "😀!"],
  ["an invalid byte › U+FFFD", "caf\u00e9", "caf\ufffd"],
  ["a continuation byte alone › U+FFFD", "a\u0080b", "a\ufffdb"],
  ["a valid sequence after an invalid byte › decoded", "\u00ff\u00c3\u00a9", "\ufffdé"],
  ["a start byte before a letter › U+FFFD and the letter", "\u00c3a", "\ufffda"],
  ["a truncated sequence › one U+FFFD", "\u00e9\u0080 ", "\ufffd "],
  ["a truncated sequence of four bytes › one U+FFFD", "\u00f0\u009f\u0098", "\ufffd"],
  ["a surrogate › three U+FFFD", "\u00ed\u00a0\u0080", "\ufffd\ufffd\ufffd"],
  ["a sequence beyond Unicode › U+FFFD for each byte", "\u00f4\u0090", "\ufffd\ufffd"],
  ["an overlong sequence › U+FFFD for each byte", "\u00e0\u0080\u0080", "\ufffd\ufffd\ufffd"],
];

test.for(lossily)("decodeLossily › %s", ([, bytes, want]) => {
  expect(decodeLossily(bytes)).toBe(want);
});
