import { HeadReader, type Messages } from "./head-reader.ts";
import { withColons } from "./header-table.ts";
import { fromFirefox, isFirefoxPanel } from "./firefox-panel.ts";
import { isPanel, readPanel } from "./panel.ts";

/** Behind these, a text is a body. */
export const mostLines = 20_000;

/** curl -v marks the lines of the request and of the response, and its own remarks. */
const verbose = /^(?:&lt;|<) ?HTTP\/|^(?:&gt;|>) ?[A-Z]{3,20} \S{1,8000} HTTP\//m;
/** A mark of Markdown, or curl's before a header whose status line was not copied. */
const quotation = /^(?:> ?|(?:<|&lt;) (?=[\w-]{2,60}:))/;
/** Some programs write an arrow in the place of the colon. */
const arrow = /^\s{0,8}([\w-]{2,60})\s{0,4}(?:→|⇒|=>)\s{0,4}/;
const marks: Record<string, "request" | "response"> = { ">": "request", "<": "response" };

/**
 * Reads every head in a text: of curl with any of -i, -v, -I and -L, of DevTools' and Safari's panels, and raw ones.
 * Bodies are skipped. With -v and -i together curl prints each line of a response twice, so only marked lines count.
 */
export function readMessages(text: string): Messages {
  const all = text.split(/\r?\n/, mostLines + 1);
  const lines = withColons(all.slice(0, mostLines).flatMap(splitHeaders));
  const reader = new HeadReader();
  const isMarked = verbose.test(text) && !isQuotation(lines);
  if (isMarked) readVerbose(reader, lines);
  else if (isPanel(lines)) return { ...readPanel(lines), source: "request head", isCut: false };
  else if (isFirefoxPanel(lines)) {
    return { ...readPanel(fromFirefox(lines)), source: "request head", isCut: false };
  } else readPlain(reader, lines);
  return {
    ...reader.end(),
    source: isMarked ? "curl output" : "request head",
    isCut: all.length > mostLines || reader.isFull,
  };
}

const joined = /[ \t](?=access-control-(?:allow|expose|max)-[\w-]{3,20}: )/i;

/** A field of one line joins the headers that are pasted into it. */
function splitHeaders(line: string): string[] {
  const first = line.search(joined);
  return first > 0 && line.slice(0, first).includes(": ") ? line.split(joined) : [line];
}

function readPlain(reader: HeadReader, lines: readonly string[]): void {
  for (const line of lines) {
    if (reader.isFull) break;
    reader.readPlain(line.replace(quotation, "").replace(arrow, "$1: ").trim());
  }
}

function readVerbose(reader: HeadReader, lines: readonly string[]): void {
  for (const raw of lines) {
    if (reader.isFull) break;
    const line = raw.replace(/^&lt;/, "<").replace(/^&gt;/, ">");
    const side = marks[line.charAt(0)];
    if (side !== undefined) reader.readMarked(side, line.slice(1).trim());
    else if (line.startsWith("* ")) reader.readRemark(line.slice(2));
  }
}

/** Mail and Markdown put the same mark before every line. */
function isQuotation(lines: readonly string[]): boolean {
  const marked = lines.filter((line) => line.trim() !== "");
  return (
    marked.every((line) => /^(?:>|&gt;)/.test(line)) &&
    marked.some((line) => /HTTP\/[\d.]{1,3} \d{3}/.test(line))
  );
}
