import type { CorsErrorCode } from "../../model/codes.ts";
import { toTemplate } from "../shared/template.ts";
import { messages, preflightPrefix } from "./messages.ts";

/** What a message says whose end is lost: the codes that it can mean, and the value if it is whole. */
export type Torn = { codes: CorsErrorCode[]; parameter: string };

const templates = Object.entries(messages).map(([code, says]) => ({
  code: code as CorsErrorCode,
  literals: toTemplate(says.replace(preflightPrefix, "")).literals,
}));

/** Fewer letters begin too many messages. Outside of a line about CORS, people write some of them too. */
const leastKnown = { inFrame: 8, alone: 28 };
const longest = 400;

/** Reads the beginning of a message. @param isInFrame whether the words before it are about CORS */
export function readTorn(text: string, isInFrame: boolean): Torn | null {
  const line = text
    .slice(0, longest)
    .trim()
    .replace(/(?:…|\.{3})$/, "")
    .replaceAll(/[‘’“”"`]/g, "'")
    .replaceAll(/\s{1,9}/g, " ");
  const read = templates.map(({ code, literals }) => ({ code, ...match(literals, line) }));
  const most = Math.max(...read.map(({ known }) => known));
  if (most < leastKnown[isInFrame ? "inFrame" : "alone"]) return null;
  const best = read.filter(({ known }) => known === most);
  const [first] = best;
  return {
    codes: best.map(({ code }) => code),
    parameter: best.length === 1 ? (first?.parameter ?? "") : "",
  };
}

/** How many letters of the message stand at the beginning of the line, before it ends. */
function match(
  [first = "", ...others]: readonly string[],
  line: string,
): { known: number; parameter: string } {
  if (!line.startsWith(first)) {
    return { known: first.startsWith(line) ? line.length : 0, parameter: "" };
  }
  let [at, known, parameter] = [first.length, first.length, ""];
  for (const literal of others) {
    const found = line.indexOf(literal, at);
    const overlap = found < 0 ? toOverlap(line, at, literal) : literal.length;
    const end = found < 0 ? line.length - overlap : found;
    // A value that ends with the line may be cut too.
    parameter = overlap > 0 ? line.slice(at, end) : "";
    known += overlap;
    at = end + overlap;
    if (found < 0) break;
  }
  return { known, parameter };
}

/** The letters of a literal that end the line. */
function toOverlap(line: string, from: number, literal: string): number {
  for (let length = Math.min(literal.length, line.length - from); length > 0; length -= 1) {
    if (line.endsWith(literal.slice(0, length))) return length;
  }
  return 0;
}
