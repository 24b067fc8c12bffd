import type { Refusal } from "./codes.ts";

/**
 * A byte string as Chromium's protocol names it: decoded as UTF-8, and empty where it is not UTF-8. The console
 * quotes the bytes themselves, which are kept beside it where they differ.
 */
export function toParameter(bytes: string): Pick<Refusal, "parameter" | "quoted"> {
  const parameter = decode(bytes) ?? "";
  return parameter === bytes ? { parameter } : { parameter, quoted: bytes };
}

const sequences =
  /[\u00c0-\u00df][\u0080-\u00bf]|[\u00e0-\u00ef][\u0080-\u00bf]{2}|[\u00f0-\u00f7][\u0080-\u00bf]{3}|[\u0080-\u00ff]/g;

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
