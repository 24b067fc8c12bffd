/**
 * Whether the shape of a regular expression guarantees linear time: each alternative has no unbounded repetition, or
 * has one and is anchored at the start. Some linear expressions fail this check.
 */
export function isLinear(source: string): boolean {
  const bare = source.replaceAll(/\\u[0-9a-f]{4}|\\.|\[(?:\\.|[^\]\\])*\]/gi, "x");
  return splitAlternatives(bare).every((one) => {
    const count = one.match(/[*+]|\{\d+,\}/g)?.length ?? 0;
    const isRepeatedGroup = /\)(?:[*+]|\{)/.test(one);
    return count === 0 || (count === 1 && one.startsWith("^") && !isRepeatedGroup);
  });
}

/** The alternatives outside all parentheses. */
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
