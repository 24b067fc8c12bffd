import { expect, test } from "vitest";
import { decodeLossily, toParameter } from "./utf8.ts";

const parameters: [rule: string, bytes: string, want: ReturnType<typeof toParameter>][] = [
  ["ASCII is itself, and needs no quoting", "a.example", { parameter: "a.example" }],
  ["nothing is nothing", "", { parameter: "" }],
  ["control characters are themselves", "a\tb\u0001\u007f", { parameter: "a\tb\u0001\u007f" }],
  ["a percent sign is itself", "100%", { parameter: "100%" }],
  ["an escape of a URL stays one", "%41%C3%A9", { parameter: "%41%C3%A9" }],
  [
    "two bytes are one letter, and the bytes are kept",
    "caf\u00c3\u00a9",
    { parameter: "café", quoted: "caf\u00c3\u00a9" },
  ],
  [
    "three bytes are one sign",
    "\u00e2\u0082\u00ac",
    { parameter: "€", quoted: "\u00e2\u0082\u00ac" },
  ],
  [
    "four bytes are one sign",
    "\u00f0\u009f\u0098\u0080",
    { parameter: "😀", quoted: "\u00f0\u009f\u0098\u0080" },
  ],
  [
    "an escape of a URL stays one beside other bytes",
    "%41\u00c3\u00a9",
    { parameter: "%41é", quoted: "%41\u00c3\u00a9" },
  ],
  [
    "a byte order mark is kept",
    "\u00ef\u00bb\u00bfa",
    { parameter: "\ufeffa", quoted: "\u00ef\u00bb\u00bfa" },
  ],
  ["Latin-1 is not UTF-8: nothing is named", "caf\u00e9", { parameter: "", quoted: "caf\u00e9" }],
  [
    "one bad byte takes the whole value",
    "caf\u00c3\u00a9 \u00ff",
    { parameter: "", quoted: "caf\u00c3\u00a9 \u00ff" },
  ],
  ["a sequence cut short is not UTF-8", "\u00e2\u0082", { parameter: "", quoted: "\u00e2\u0082" }],
  ["a continuation alone is not UTF-8", "\u0080", { parameter: "", quoted: "\u0080" }],
  ["an overlong sequence is not UTF-8", "\u00c0\u00af", { parameter: "", quoted: "\u00c0\u00af" }],
  [
    "a surrogate is not UTF-8",
    "\u00ed\u00a0\u0080",
    { parameter: "", quoted: "\u00ed\u00a0\u0080" },
  ],
  [
    "what lies beyond Unicode is not UTF-8",
    "\u00f4\u0090\u0080\u0080",
    { parameter: "", quoted: "\u00f4\u0090\u0080\u0080" },
  ],
];

test.for(parameters)("%s", ([, bytes, want]) => {
  expect(toParameter(bytes)).toStrictEqual(want);
});

const lossily: [rule: string, bytes: string, want: string][] = [
  ["ASCII is itself", "http://a.example/%41", "http://a.example/%41"],
  ["whole sequences are decoded", "caf\u00c3\u00a9 \u00e2\u0082\u00ac", "café €"],
  ["four bytes are one sign", "\u00f0\u009f\u0098\u0080!", "😀!"],
  ["a byte that is none becomes U+FFFD", "caf\u00e9", "caf\ufffd"],
  ["a continuation alone becomes U+FFFD", "a\u0080b", "a\ufffdb"],
  ["what follows a bad byte is still decoded", "\u00ff\u00c3\u00a9", "\ufffdé"],
  ["a start without its continuation does not swallow a letter", "\u00c3a", "\ufffda"],
  ["a sequence cut short becomes one U+FFFD", "\u00e9\u0080 ", "\ufffd "],
  ["one of four bytes too", "\u00f0\u009f\u0098", "\ufffd"],
  ["a surrogate is three bytes that are none", "\u00ed\u00a0\u0080", "\ufffd\ufffd\ufffd"],
  ["what lies beyond Unicode is none, byte by byte", "\u00f4\u0090", "\ufffd\ufffd"],
  ["an overlong sequence is none, byte by byte", "\u00e0\u0080\u0080", "\ufffd\ufffd\ufffd"],
];

test.for(lossily)("lossily: %s", ([, bytes, want]) => {
  expect(decodeLossily(bytes)).toBe(want);
});
