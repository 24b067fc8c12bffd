import type { Skeleton } from "./skeleton.ts";

/** A part of a text, by positions in its bare text. */
export type Region = { skeleton: Skeleton; from: number; to: number };

const opening = "'\"`‘“„«‹「『＂＇’”";
const closing = "'\"`’”“»›」』＂＇‘";
/** Around addresses in Markdown and in logs. */
const around = `${opening}${closing}<>*\\`;

/** The text of a region, with the characters that the bare text leaves out. */
export function textOf({ skeleton: { text, places }, from, to }: Region): string {
  const start = from === 0 ? 0 : (places[from - 1] ?? text.length) + 1;
  const end = to >= places.length ? text.length : (places[to] ?? text.length);
  return text.slice(start, end);
}

/** A value between two parts of a message: without the quotes around it. */
export function tidy(region: Region, name: string): string {
  return toValue(textOf(region), name);
}

function toValue(raw: string, name: string): string {
  // A wrap inside a value is none of its own.
  const value = raw
    .trim()
    .split("\n")
    .map((part) => part.trim())
    .join("");
  if (name !== "parameter") return toAddress(value);
  const [first, last] = [value.charAt(0), value.charAt(value.length - 1)];
  const isQuoted = value.length > 1 && opening.includes(first) && closing.includes(last);
  return isQuoted ? value.slice(1, -1) : trimQuotes(value);
}

/** Addresses have no whitespace: what is there, a wrap put in. */
function toAddress(value: string): string {
  const word = trimQuotes(value.replaceAll(/\s/g, "")).replace(/(?<!\/\/)[.,;:]$/, "");
  return /^\[(.{1,2000}?)\]\(/.exec(word)?.[1] ?? trimQuotes(word);
}

function trimQuotes(value: string): string {
  let [start, end] = [0, value.length];
  while (start < end && around.includes(value.charAt(start))) start += 1;
  while (end > start && around.includes(value.charAt(end - 1))) end -= 1;
  return value.slice(start, end);
}

type Read = { text: string; at: number } | null;

/** The longest address that a line can have here. */
const reach = 4_000;

/** The value that follows a message: in quotes, one word, or the rest of the line. */
export function readAhead(region: Region, name: string): Read {
  const text = textOf({ ...region, to: Math.min(region.to, region.from + reach) });
  const rest = text.trimStart();
  if (name === "line") return { text: rest.split("\n", 1)[0]?.trim() ?? "", at: region.from };
  const first = rest.charAt(0);
  if (first !== "" && opening.includes(first)) {
    const end = toClosing(rest);
    return { text: toValue(rest.slice(0, end + 1), name), at: region.from };
  }
  const word = toWord(rest);
  const bare = word.replace(/[.,;)]{1,3}$/, "");
  if (bare === "" || /^(?:has|is|was)$/.test(bare)) return null;
  return { text: toValue(bare, name), at: region.from };
}

/** The first word; an address that a wrap has broken goes on in the next line. */
function toWord(text: string): string {
  const word = /^\S+/.exec(text)?.[0] ?? "";
  const rest = text.slice(word.length);
  if (!rest.startsWith("\n") || /[.:,;)]$/.test(word)) return word;
  const next = /^\S+/.exec(rest.trimStart())?.[0] ?? "";
  return /[/?=&%:-].*[.:]$|\..*[.:]$/.test(next) ? word + next : word;
}

/** A quote that ends a value is followed by no letter, so that the value itself may have apostrophes. */
function toClosing(text: string): number {
  for (let at = 1; at < text.length; at += 1) {
    if (closing.includes(text.charAt(at)) && !/[\p{L}\d]/u.test(text.charAt(at + 1))) return at;
  }
  return text.length;
}

/** The value that precedes a message. */
export function readBack(region: Region, name: string): Read {
  const text = textOf({ ...region, from: Math.max(region.from, region.to - reach) }).trimEnd();
  const last = text.charAt(text.length - 1);
  if (last !== "" && closing.includes(last)) {
    for (let at = text.length - 2; at >= 0; at -= 1) {
      if (opening.includes(text.charAt(at))) {
        return { text: toValue(text.slice(at), name), at: region.to };
      }
    }
  }
  let at = text.length;
  while (at > 0 && text.charAt(at - 1).trim() !== "") at -= 1;
  const word = text.slice(at);
  return word === "" ? null : { text: toValue(word, name), at: region.to };
}
