import type { HeaderLine } from "@blocked/cors-protocol";
import type { Pattern } from "@blocked/profiles";

/** Reads `Name: value`; a line without a colon is a name with an empty value. */
export function toHeaderLine(text: string): HeaderLine {
  const at = text.indexOf(":");
  return at < 0 ? [text.trim(), ""] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

export function fromHeaderLine([name, value]: HeaderLine): string {
  return `${name}: ${value}`;
}

/** Reads names separated by commas. Any other text stays a text, so that it can be typed further. */
export function toList(text: string): string | string[] {
  const entries = text.split(",").map((entry) => entry.trim());
  return entries.every((entry) => entry !== "") && entries.join(", ") === text ? entries : text;
}

export function fromList(list: string | readonly string[]): string {
  return typeof list === "string" ? list : list.join(", ");
}

/** Reads an origin, or a pattern between slashes. */
export function toOrigin(text: string): string | Pattern {
  const [, regex] = /^\/(.+)\/$/.exec(text.trim()) ?? [];
  return regex === undefined ? text.trim() : { regex };
}

export function fromOrigin(origin: string | Pattern): string {
  return typeof origin === "string" ? origin : `/${origin.regex}/`;
}
