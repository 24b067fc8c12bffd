/**
 * Whether a regular expression takes time that grows with the text and not with its square: each of its alternatives
 * repeats nothing without a bound, or begins at the text's start and does so once. Stricter than the truth.
 */
export function isLinear(source: string): boolean {
  const bare = source.replaceAll(/\\u[0-9a-f]{4}|\\.|\[(?:\\.|[^\]\\])*\]/gi, "x");
  return splitAlternatives(bare).every((one) => {
    const count = one.match(/[*+]|\{\d+,\}/g)?.length ?? 0;
    const isRepeatedGroup = /\)(?:[*+]|\{)/.test(one);
    return count === 0 || (count === 1 && one.startsWith("^") && !isRepeatedGroup);
  });
}

/** What stands between the bars outside of all parentheses. */
function splitAlternatives(bare: string): string[] {
  const parts = [""];
  let depth = 0;
  for (const character of bare) {
    if (character === "(") depth += 1;
    if (character === ")") depth -= 1;
    if (character === "|" && depth === 0) parts.push("");
    else parts[parts.length - 1] += character;
  }
  return parts;
}
