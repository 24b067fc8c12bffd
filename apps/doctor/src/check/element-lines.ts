/** The line on which each element of a list begins, in a JSON text that is valid. The list is a field of the whole. */
export function toElementLines(text: string, field: string): number[] {
  const lines: number[] = [];
  let [line, depth, isInside, isElementNext] = [1, 0, false, false];
  // Strings are tokens, so that nothing inside of them counts.
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"(?:\s*:)?|[[\]{},\n]|[^\s"[\]{},]+/g)) {
    if (isInside && isElementNext && depth === 2 && !/^[\n\]]/.test(token)) {
      lines.push(line);
      isElementNext = false;
    }
    if (depth === 1 && token.endsWith(":")) isInside = token.startsWith(`"${field}"`);
    if (token === "," && depth === 2) isElementNext = true;
    if (token === "[" || token === "{") {
      depth += 1;
      if (depth === 2) isElementNext = true;
    }
    if (token === "]" || token === "}") depth -= 1;
    line += token.split("\n").length - 1;
  }
  return lines;
}
