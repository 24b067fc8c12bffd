/**
 * A header value as Chromium's DevTools protocol names it: decoded as UTF-8, or empty when it is not UTF-8. The console
 * quotes the bytes themselves, so they are kept in `quoted` where the two differ.
 */
export function toParameter(bytes: string): { parameter: string; quoted?: string } {
  const parameter = decode(bytes) ?? "";
  return parameter === bytes ? { parameter } : { parameter, quoted: bytes };
}

// Each alternative takes as many bytes as belong together, so that a truncated sequence is replaced as a whole.
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

/** Decodes UTF-8 and replaces invalid sequences with U+FFFD. @see https://encoding.spec.whatwg.org/#utf-8-decode-without-bom */
export function decodeLossily(bytes: string): string {
  return bytes.replaceAll(sequences, (sequence) => decode(sequence) ?? "\ufffd");
}

/** Replaces each byte that is not UTF-8 with the three bytes of U+FFFD, as GLib does. */
export function toValidUtf8(bytes: string): string {
  return bytes.replaceAll(sequences, (sequence) =>
    decode(sequence) === null ? "\u00ef\u00bf\u00bd".repeat(sequence.length) : sequence,
  );
}

/** Decodes strictly: null for bytes that are not UTF-8. Every engine has `decodeURIComponent`, which is as strict. */
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
