import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const styles = readFileSync(join(import.meta.dirname, "globals.css"), "utf8");

const tokens = new Map(
  [...styles.matchAll(/--color-([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(
    ([, name = "", light = "", dark = ""]) => [name, { light, dark }],
  ),
);

/** @see https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function toLuminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function toContrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [toLuminance(one), toLuminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ["page", "raised", "sunk", "highlight"];
const texts = ["ink", "soft", "accent", "blocked", "readable", "danger", "network-error", "stale"];
const tints = ["blocked-tint", "readable-tint", "danger-tint", "neutral-tint"];
const pairs = [
  ...grounds.flatMap((ground) => texts.map((text) => [text, ground])),
  ...tints.flatMap((tint) => ["ink", "soft", "accent"].map((text) => [text, tint])),
  ["blocked", "blocked-tint"],
  ["readable", "readable-tint"],
  ["danger", "danger-tint"],
  ["on-accent", "accent"],
  ["page", "ink"],
] as [string, string][];

test.for(["light", "dark"] as const)("colors › %s › every text reaches 4.5 : 1", (scheme) => {
  const weak = pairs.flatMap(([text, ground]) => {
    const [one, other] = [tokens.get(text)?.[scheme], tokens.get(ground)?.[scheme]];
    if (one === undefined || other === undefined) return [`${text} or ${ground} is missing`];
    const contrast = toContrast(one, other);
    return contrast < 4.5 ? [`${text} on ${ground}: ${contrast.toFixed(2)}`] : [];
  });
  expect(weak).toEqual([]);
});
