import fc, { type Arbitrary } from "fast-check";

/** Strings that have broken other programs; each character is sent as one byte. */
const known = [
  ["", " ", "0", "-1", "-0", "1.5", "1e999", "0x10", "NaN", "null", "true", "[]", "{}"],
  ["9007199254740991", "9007199254740993", "18446744073709551616"],
  ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "__proto__[a]"],
  ["..", "../..", "%2e%2e%2f", "..%5c", "%00", "%zz", "%", "%c0%af", "%ed%a0%80", "%ff"],
  ["'; DROP TABLE items; --", "1 OR 1=1", "<script>", "${7*7}", "{{7*7}}", "%s%n", "$(id)"],
  ["\u0000", "\u0001", "\t", "\u007f", "\u0080", "\u00ff", "\u00ed\u00a0\u0080", "*", "/", "//"],
  ["a".repeat(200), "%41".repeat(200), "../".repeat(50)],
].flat();

/** Any character but surrogates. fast-check's own "binary" takes a second of CPU to build its table. */
const codePoint = fc
  .nat({ max: 0x10_f7ff })
  .map((number) => String.fromCodePoint(number < 0xd800 ? number : number + 0x800));

/** Hostile text without line breaks. */
export const nasty: Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...known) },
  fc.string({ unit: "grapheme" }).map(toBytes),
  fc.string({ unit: codePoint, maxLength: 20 }).map(toBytes),
);

/** Hostile text; Node's parser rejects only one in twenty before the API sees it. */
export const veiled: Arbitrary<string> = mostly(
  nasty.map((text) =>
    text.replaceAll(/[^\u0021-\u007e\u0080-\u00ff]/g, (one) => encodeURIComponent(one)),
  ),
  nasty,
  20,
);

/** Mostly the first, rarely the second. */
export function mostly<T>(usual: Arbitrary<T>, other: Arbitrary<T>, weight = 6): Arbitrary<T> {
  return fc.oneof({ weight, arbitrary: usual }, other);
}

/** UTF-8 with one character for each byte. */
function toBytes(text: string): string {
  return Buffer.from(text, "utf8")
    .toString("latin1")
    .replaceAll(/[\r\n]/g, " ");
}
