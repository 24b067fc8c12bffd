import type { Refusal } from "../model/codes.ts";

/**
 * A byte string as Chromium's protocol names it: decoded as UTF-8, and empty where it is not UTF-8. The console
 * quotes the bytes themselves, which are kept beside it where they differ.
 */
export function toParameter(bytes: string): Pick<Refusal, "parameter" | "quoted"> {
  const parameter = decode(bytes) ?? "";
  return parameter === bytes ? { parameter } : { parameter, quoted: bytes };
}

// Each as far as it may be one, so that one which is cut short is replaced as a whole.
const sequences = new RegExp(
  [
    "[\u00c2-\u00df][\u0080-\u00bf]",
    "\u00e0[\u00a0-\u00bf][\u0080-\u00bf]?",
    "[\u00e1-\u00ec\u00ee\u00ef][\u0080-\u00bf]{1,2}",
    "\u00ed[\u0080-\u009f][\u0080-\u00bf]?",
    "\u00f0[\u0090-\u00bf][\u0080-\u00bf]{0,2}",
    "[\u00f1-\u00f3][\u0080-\u00bf]{1,3}",
    "\u00f4[\u0080-\u008f][\u0080-\u00bf]{0,2}",
    "[\u0080-\u00ff]",
  ].join("|"),
  "g",
);

/** Decodes as UTF-8, with U+FFFD for what is none. @see https://encoding.spec.whatwg.org/#utf-8-decode-without-bom */
export function decodeLossily(bytes: string): string {
  return bytes.replaceAll(sequences, (sequence) => decode(sequence) ?? "\ufffd");
}

/** The bytes with those of U+FFFD for each that is no UTF-8, as GLib makes text valid. */
export function toValidUtf8(bytes: string): string {
  return bytes.replaceAll(sequences, (sequence) =>
    decode(sequence) === null ? "\u00ef\u00bf\u00bd".repeat(sequence.length) : sequence,
  );
}

/** Strict: null for what is not UTF-8. `decodeURIComponent` decodes as strictly, and is in every engine. */
function decode(bytes: string): string | null {
  const escaped = bytes.replaceAll(
    /[%\u0080-\u00ff]/g,
    (byte) => `%${byte.charCodeAt(0).toString(16).padStart(2, "0")}`,
  );
  try {
    return decodeURIComponent(escaped);
  } catch {
    return null;
  }
}
