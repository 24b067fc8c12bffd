import { joinMail, mendLetters } from "./repair.ts";

/** A text as people paste it, and what remains of it when all that copying changes is left out. */
export type Skeleton = {
  /** The text without colours and escapes. */
  text: string;
  /** The text in lower case without whitespace and quotes. */
  bare: string;
  /** Where each character of `bare` stands in `text`. */
  places: Uint32Array;
};

/** Left out: whitespace, quotes, characters without a width, and the marks of Markdown and of logs. */
const dropped = /[\s\p{Cc}'"`´‘’‚‛“”„‟«»‹›「」『』＂＇*<>|\\\u00ad\u200b-\u200d\u2060\ufeff]/gu;
const isDropped = (character: string) => character.replace(dropped, "") === "";
const isDroppedAscii = Array.from({ length: 128 }, (_, code) =>
  isDropped(String.fromCharCode(code)),
);

const others = new Map<number, boolean>();
function isDroppedOther(code: number): boolean {
  const known = others.get(code);
  if (known !== undefined) return known;
  const is = isDropped(String.fromCharCode(code));
  others.set(code, is);
  return is;
}

const entities: Record<string, string> = {
  amp: "&",
  apos: "'",
  gt: ">",
  ldquo: "“",
  lsquo: "‘",
  lt: "<",
  nbsp: " ",
  quot: '"',
  rdquo: "”",
  rsquo: "’",
};

export function toSkeleton(given: string): Skeleton {
  const text = clean(given);
  const small = toSmall(text).replaceAll(/[\u2010-\u2013\u2212]/g, "-");
  const places = new Uint32Array(text.length);
  let length = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (isDroppedAscii[code] ?? isDroppedOther(code)) continue;
    places[length] = index;
    length += 1;
  }
  return { text, bare: small.replaceAll(dropped, ""), places: places.subarray(0, length) };
}

/** In lower case İ alone becomes two characters, and every place behind it would move. */
const toSmall = (text: string) => text.replaceAll("İ", "i").toLowerCase();

/** The part of a message that identifies it, as it stands in `bare`. */
export function toBare(text: string): string {
  return toSkeleton(text).bare;
}

/** Undoes what terminals, HTML and JSON do to a text. */
function clean(text: string): string {
  return mendLetters(joinMail(decodePercent(text)))
    .replaceAll(/\\u00(1b|2[267f]|3[ce])|\\u20(1[89cd])/gi, (_, one?: string, other?: string) =>
      String.fromCharCode(Number.parseInt(one ?? `20${other}`, 16)),
    )
    .replaceAll(/\\[nr]/g, "\n")
    .replaceAll(/\\(["'/])/g, "$1")
    .replaceAll(/(?:\p{Cc}|\\x1b|\\e|\\033)?\[\d{1,3}(?:;\d{1,3}){0,4}m/gu, "")
    .replaceAll(
      /&(?:#(\d{2,5})|#x([0-9a-f]{2,4})|([a-z]{2,5}));/gi,
      (whole, decimal?: string, hex?: string, name = "") => {
        if (decimal !== undefined) return String.fromCharCode(Number(decimal));
        if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
        return entities[String(name).toLowerCase()] ?? whole;
      },
    );
}

const query = /[?&]\w{1,40}=(?=[\w%]{1,40}\+[\w%]{1,40}\+)/;

/** A line that was copied from an address, such as that of a search. */
function decodePercent(text: string): string {
  if (!/%20|\+/.test(text) || /\s/.test(text.trim())) return text;
  const found = query.exec(text.slice(0, 4_000));
  if (found === null && !text.includes("%20")) return text;
  try {
    const value = found === null ? text : text.slice(found.index + found[0].length);
    return decodeURIComponent(found === null ? value : value.replaceAll("+", " "));
  } catch {
    return text;
  }
}
