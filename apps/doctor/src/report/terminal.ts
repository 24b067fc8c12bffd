import { styleText } from "node:util";

export type Style = "red" | "green" | "yellow" | "dim" | "bold";
export type Span = string | readonly [style: Style, text: string];

/** A line before it is wrapped. Its continuation is indented as far as `hang`. */
export type Line = {
  spans: readonly Span[];
  indent?: number;
  hang?: number;
  /** Not wrapped, so that it can be copied. */
  isWhole?: boolean;
};

export type Terminal = { width: number; hasColor: boolean };

export const line = (...spans: Span[]): Line => ({ spans });
export const blank: Line = { spans: [] };

/**
 * Makes a text harmless for a terminal. A server’s header can contain escape sequences, which would move the cursor or
 * change the title, and marks that turn the direction of a line.
 */
export function printable(text: string): string {
  return text.replaceAll(
    // oxlint-disable-next-line eslint/no-control-regex -- these are what has to go
    /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    (character) => {
      const code = character.charCodeAt(0).toString(16);
      return code.length > 2 ? `\\u${code.padStart(4, "0")}` : `\\x${code.padStart(2, "0")}`;
    },
  );
}

/** Every text passes `printable` here, and colours are added after it. */
export function render(lines: readonly Line[], terminal: Terminal): string {
  return lines
    .flatMap((one) => wrap(one, terminal))
    .map((text) => `${text.trimEnd()}\n`)
    .join("");
}

type Word = { text: string; style: Style | null };

function wrap(
  { spans, indent = 0, hang = indent, isWhole = false }: Line,
  { width, hasColor }: Terminal,
): string[] {
  const words = spans.flatMap((span): Word[] => {
    const [style, text] = typeof span === "string" ? [null, span] : span;
    const parts = isWhole ? [printable(text)] : printable(text).split(/(?<= )(?! )/);
    return parts.map((part) => ({ text: part, style }));
  });
  const rows: Word[][] = [[]];
  let used = indent;
  for (const word of words) {
    const row = rows.at(-1) ?? [];
    const isTooLong = used + word.text.trimEnd().length > width && row.length > 0;
    if (isTooLong && !isWhole) {
      rows.push([word]);
      used = hang + word.text.length;
    } else {
      row.push(word);
      used += word.text.length;
    }
  }
  return rows.map((row, at) => {
    const start = " ".repeat(at === 0 ? indent : hang);
    return start + row.map((word) => paint(word, hasColor)).join("");
  });
}

function paint({ text, style }: Word, hasColor: boolean): string {
  // `styleText` of Node 20 asks nothing about the terminal; that is decided once, by the caller.
  return hasColor && style !== null ? styleText(style, text) : text;
}
