// Node's styleText asks the terminal itself, in other ways in each version. Here the caller decides once.
const codes = { red: 31, green: 32, yellow: 33, dim: 2, bold: 1 };

export type Style = keyof typeof codes;
export type Span = string | readonly [style: Style, text: string];

/** A line before it is wrapped. Its continuation is indented as far as `hang`. */
export type Line = {
  spans: readonly Span[];
  indent?: number;
  hang?: number;
  /** Where it may be wrapped: between words, between spans, or nowhere, so that it can be copied. */
  breaks?: "words" | "spans" | "never";
};

export type Terminal = { width: number; hasColor: boolean };

export const line = (...spans: Span[]): Line => ({ spans });
export const blank: Line = { spans: [] };

/**
 * Makes a text harmless for a terminal. A server’s header can contain escape sequences, which would move the cursor or
 * change the title, and marks that turn the direction of a line.
 */
export function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    if (code.length > 4) return `\\u{${code}}`;
    return code.length > 2 ? `\\u${code.padStart(4, "0")}` : `\\x${code.padStart(2, "0")}`;
  });
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
  { spans, indent = 0, hang = indent, breaks = "words" }: Line,
  { width, hasColor }: Terminal,
): string[] {
  const words = spans.flatMap((span): Word[] => {
    const [style, text] = typeof span === "string" ? [null, span] : span;
    const parts = breaks === "words" ? printable(text).split(/(?<= )(?! )/) : [printable(text)];
    return parts.map((part) => ({ text: part, style }));
  });
  const rows: Word[][] = [[]];
  let used = indent;
  for (const word of words) {
    const row = rows.at(-1) ?? [];
    const isTooLong = used + word.text.trimEnd().length > width && row.length > 0;
    if (isTooLong && breaks !== "never") {
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
  return hasColor && style !== null ? `\u001b[${codes[style]}m${text}\u001b[0m` : text;
}
