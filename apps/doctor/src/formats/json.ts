/**
 * JSON that is harmless for a terminal. NOTE: `JSON.stringify` leaves U+009B as it is, which some terminals take for
 * the start of an escape sequence. It can only stand in a string, so an escape changes nothing.
 */
export function toJson(value: unknown): string {
  const text = JSON.stringify(value, null, 2).replaceAll(
    /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `${text}\n`;
}
