import fc from "fast-check";
import { expect, test } from "vitest";
import { signs as chromium } from "../engines/chromium/signs.ts";
import { languages } from "../engines/firefox/languages.ts";
import { signs as firefox } from "../engines/firefox/signs.ts";
import { signs as webkit } from "../engines/webkit/signs.ts";
import { explain } from "./explain.ts";
import { readConsole } from "./read-console.ts";
import { readHeads } from "../paste/heads/read-heads.ts";
import { readLine } from "./read-line.ts";

const words = [
  ...[...chromium, ...firefox, ...webkit].map(({ says }) => says),
  ...languages.flatMap(({ openings }) => openings),
  "Access to fetch at '",
  "' from origin '",
  "(redirected from '",
  "https://api.example.com/items",
  "localhost:4000/x",
  "\n",
  "\u001b[31m",
  "&quot;",
  "\\u0027",
  "%20",
  "İ",
  "\ud800",
];
const part = fc.oneof(
  fc.constantFrom(...words),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.string({ unit: "grapheme", maxLength: 20 }),
);
const text = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(" "));

test("explain › any text › findings, and no exception", () => {
  fc.assert(
    fc.property(text, (given) => {
      const { findings } = explain(given);
      expect(findings.length).toBeGreaterThan(0);
      for (const { kind, code, name, candidates } of findings) {
        expect(code === null || candidates.includes(code)).toBe(true);
        expect(name !== null || (kind !== "neighbour" && kind !== "warning")).toBe(true);
      }
    }),
    { numRuns: 600 },
  );
});

test("the readers of lines, consoles and heads › any text › no exception", () => {
  fc.assert(
    fc.property(text, (given) => {
      const read = () => [readLine(given), readConsole(given), readHeads(given)];
      expect(read).not.toThrow();
    }),
    { numRuns: 200 },
  );
});
