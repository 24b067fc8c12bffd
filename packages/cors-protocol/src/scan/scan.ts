import { signs as chromium } from "../engines/chromium/signs.ts";
import { languages } from "../engines/firefox/languages.ts";
import { warnings } from "../engines/firefox/translations.ts";
import { signs as firefox } from "../engines/firefox/signs.ts";
import { others } from "../engines/others/signs.ts";
import type { Reader, Sign } from "../engines/shared/sign.ts";
import { toTemplate } from "../engines/shared/template.ts";
import { signs as webkit } from "../engines/webkit/signs.ts";
import { type Skeleton, toBare } from "./skeleton.ts";
import { readAhead, readBack, type Region, tidy } from "./values.ts";

type Values = Partial<Record<string, string>>;

/** A sign that stands in a text. */
export type Hit = {
  sign: Sign;
  reader: Reader | null;
  values: Values;
  /** Where it stands in the bare text, with its values. */
  from: number;
  to: number;
  /** The text between the sign before and the sign behind. */
  before: Region;
  behind: Region;
};

type Compiled = {
  sign: Sign;
  reader: Reader | null;
  literals: string[];
  names: readonly string[];
  /** The literal that is searched for: the longest. */
  anchor: number;
};

const translated = languages.flatMap(({ name: language, openings }) =>
  openings.map((says): Sign => ({ says, role: "translated", language })),
);
const translatedWarnings = warnings.map(([language, says]): Sign => ({
  says,
  role: "translated",
  language,
  isWarning: true,
}));
const tables: readonly (readonly [Reader | null, readonly Sign[]])[] = [
  ["chromium", chromium],
  ["firefox", firefox],
  ["firefox", [...translated, ...translatedWarnings]],
  ["webkit", webkit],
  ...others,
];

function compile(reader: Reader | null, sign: Sign): Compiled {
  const { literals: texts, names } = toTemplate(sign.says);
  const literals = texts.map(toBare);
  const longest = Math.max(...literals.map(({ length }) => length));
  const anchor = literals.findIndex(({ length }) => length === longest);
  return { sign, reader, literals, names, anchor };
}

const byAnchor = new Map<string, Compiled[]>();
for (const [reader, signs] of tables) {
  for (const compiled of signs.map((sign) => compile(reader, sign))) {
    const anchor = compiled.literals[compiled.anchor] ?? "";
    byAnchor.set(anchor, [...(byAnchor.get(anchor) ?? []), compiled]);
  }
}
for (const list of byAnchor.values()) list.sort((a, b) => b.literals.length - a.literals.length);

/** All anchors in one expression, so that a text is read once. The longest comes first, as it says more. */
const anchors = [...byAnchor.keys()]
  .toSorted((a, b) => b.length - a.length)
  .map((anchor) => anchor.replaceAll(/[.()[\]{}?+^$/-]/g, String.raw`\$&`));
const pattern = new RegExp(anchors.join("|"), "g");

/** A console with more failures than this repeats itself. */
export const mostHits = 1_000;

/** The signs in the text, in its order, up to `mostHits`. */
export function scan(skeleton: Skeleton): Hit[] {
  const { bare } = skeleton;
  const found: { anchor: string; start: number; end: number }[] = [];
  for (const { 0: anchor, index: start } of bare.matchAll(pattern)) {
    found.push({ anchor, start, end: start + anchor.length });
    if (found.length === mostHits) break;
  }
  return found.flatMap(({ anchor, start, end }, index) => {
    const before: Region = { skeleton, from: found[index - 1]?.end ?? 0, to: start };
    const behind: Region = { skeleton, from: end, to: found[index + 1]?.start ?? bare.length };
    const hit = choose(byAnchor.get(anchor) ?? [], before, behind);
    return hit === null ? [] : [{ ...hit, before, behind }];
  });
}

type Chosen = Omit<Hit, "before" | "behind">;

/** The message of which every part is there, or the first that needs only this one. */
function choose(all: readonly Compiled[], before: Region, behind: Region): Chosen | null {
  const { text } = before.skeleton;
  const standing = all.filter(
    ({ sign: { isShort, beside, notBeside } }) =>
      (isShort !== true || standsAlone(before, behind)) &&
      (beside === undefined || beside.test(text.slice(0, 4_000))) &&
      (notBeside === undefined || !notBeside.test(text.slice(0, 4_000))),
  );
  const read = standing.map(({ sign, reader, ...compiled }) => ({
    sign,
    reader,
    ...readValues(compiled, before, behind),
  }));
  const best =
    read.find(({ isWhole }) => isWhole) ?? read.find(({ sign }) => sign.isWhole !== true);
  return best ?? null;
}

function standsAlone(before: Region, behind: Region): boolean {
  const { text, places } = before.skeleton;
  const first = places[before.to] ?? 0;
  const last = places[behind.from - 1] ?? 0;
  const isInside = (at: number) => /^[a-z_]{2}$/i.test(text.slice(at, at + 2));
  return !isInside(first - 1) && !isInside(last);
}

function readValues(
  { literals, names, anchor }: Omit<Compiled, "sign" | "reader">,
  before: Region,
  behind: Region,
): Pick<Hit, "values" | "from" | "to"> & { isWhole: boolean } {
  const values: Values = {};
  let isWhole = true;
  let region = before;
  for (let index = anchor - 1; index >= 0; index -= 1) {
    const name = names[index] ?? "";
    const literal = literals[index] ?? "";
    const value = literal === "" ? readBack(region, name) : toRest(region, literal, name, "last");
    if (value === null) isWhole = false;
    else values[name] = value.text;
    if (value === null) break;
    region = { ...region, to: value.at };
  }
  const from = region.to;
  region = behind;
  for (let index = anchor; index < names.length; index += 1) {
    const name = names[index] ?? "";
    const literal = literals[index + 1] ?? "";
    const value = literal === "" ? readAhead(region, name) : toRest(region, literal, name, "first");
    if (value === null) isWhole = false;
    else values[name] = value.text;
    if (value === null) break;
    region = { ...region, from: value.at };
  }
  return { values, from, to: region.from, isWhole };
}

/** The value between a literal and the region's other end; `at` is where the literal's far side stands. */
function toRest(
  { skeleton, from, to }: Region,
  literal: string,
  name: string,
  which: "first" | "last",
): { text: string; at: number } | null {
  // No value is longer, so that a long text is not searched again and again.
  const part =
    which === "last" ? [Math.max(from, to - reach), to] : [from, Math.min(to, from + reach)];
  const [low = 0, high = 0] = part;
  const inside = skeleton.bare.slice(low, high);
  const found = which === "last" ? inside.lastIndexOf(literal) : inside.indexOf(literal);
  if (found < 0) return null;
  const start = low + found;
  const end = start + literal.length;
  return which === "last"
    ? { text: tidy({ skeleton, from: end, to }, name), at: start }
    : { text: tidy({ skeleton, from, to: start }, name), at: end };
}

const reach = 4_000;
