export type Json = { readonly [key: string]: unknown };

/** The log of a HAR file, and whether its text ends inside the last entry. */
export type HarLog = { log: Json; isCut: boolean; endsInEntry: boolean };

/** Deeper nesting is no HAR file. */
const deepest = 60;

/** Reads a HAR file, its log, its entries or one entry alone; of a file that is cut off, what is there. */
export function readHarFile(text: string): HarLog | null {
  const start = text.replace(/^\uFEFF/, "").trimStart();
  if (!/^[{[]/.test(start) || !/"(?:log|entries|request)"\s{0,20}:/.test(start.slice(0, 4_000))) {
    return null;
  }
  const whole = parse(start);
  if (whole !== null) return toHarLog(whole, false);
  const repaired = repair(start);
  const value = repaired === null ? null : parse(repaired.text);
  const found = toHarLog(value, true);
  if (found === null || repaired === null) return null;
  // Behind the brackets of the file, its log and the list stands a whole entry.
  const outer = Array.isArray(value) ? 1 : "log" in toObject(value) ? 3 : 2;
  return { ...found, endsInEntry: repaired.depth > outer };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function toHarLog(value: unknown, isCut: boolean): HarLog | null {
  const file = toObject(value);
  const inner = "har" in file ? toObject(file["har"]) : file;
  const log = "log" in inner ? toObject(inner["log"]) : inner;
  const entries = Array.isArray(value) ? value : "request" in log ? [log] : log["entries"];
  if (!Array.isArray(entries)) return null;
  const isHar = "entries" in log || entries.some((one) => "request" in toObject(one));
  return isHar ? { log: { ...log, entries }, isCut, endsInEntry: false } : null;
}

/** The text up to the last bracket that was closed, with all that are still open closed behind it. */
function repair(text: string): { text: string; depth: number } | null {
  const open: string[] = [];
  let last: { end: number; closers: string } | null = null;
  let isString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (isString) {
      if (character === "\\") at += 1;
      else if (character === '"') isString = false;
    } else if (character === '"') isString = true;
    else if (character === "{" || character === "[") open.push(character === "{" ? "}" : "]");
    else if (character === "}" || character === "]") {
      if (open.pop() !== character) return null;
      last = { end: at + 1, closers: open.toReversed().join("") };
    }
    if (open.length > deepest) return null;
  }
  if (last === null || last.closers === "") return null;
  return { text: text.slice(0, last.end) + last.closers, depth: last.closers.length };
}

export function toObject(value: unknown): Json {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Json)
    : {};
}
