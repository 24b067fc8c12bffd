const known = [
  "access-control-allow-origin",
  "access-control-allow-credentials",
  "access-control-allow-methods",
  "access-control-allow-headers",
  "access-control-expose-headers",
  "access-control-max-age",
  "access-control-request-method",
  "access-control-request-headers",
  "cross-origin-resource-policy",
  "cross-origin-embedder-policy",
  "timing-allow-origin",
];

/** A header that nobody reads, and the one that was meant. */
export type Misspelt = { written: string; meant: string };

/**
 * The known header that a name nearly is: one letter added, left out, changed or swapped, or two letters in a name as
 * long as these. A browser ignores such a header without a word.
 */
export function findMeant(name: string): string | null {
  const lower = name.toLowerCase().replaceAll(/[\s_]/g, "-");
  if (lower.length < 12 || lower.length > 45 || known.includes(name.toLowerCase())) return null;
  const near = known
    .filter((one) => Math.abs(one.length - lower.length) <= 2)
    .map((one) => ({ one, distance: distanceOf(lower, one) }))
    .filter(({ distance }) => distance <= 2)
    .toSorted((a, b) => a.distance - b.distance);
  const [best] = near;
  return best?.one ?? null;
}

/** Many times the headers of a response. */
const mostNames = 500;

/** What only a request sends, where a response has it. */
const ofRequests: Record<string, string> = {
  "access-control-request-method": "access-control-allow-methods",
  "access-control-request-headers": "access-control-allow-headers",
};
/** Stores put these before the names of what their users attach to a file. */
const ofStores = /^x-(?:amz|goog|ms|oss|cos)-meta-/;

export function findMisspelt(names: readonly string[], side: "request" | "response"): Misspelt[] {
  return [...new Set(names)].slice(0, mostNames).flatMap((written) => {
    const lower = written.toLowerCase();
    const inner = lower.replace(ofStores, "");
    const attached = inner !== lower && known.includes(inner) ? inner : null;
    const asked = side === "response" ? (ofRequests[lower] ?? attached) : null;
    const meant = asked ?? findMeant(written);
    return meant === null ? [] : [{ written, meant }];
  });
}

/** How many letters to add, leave out, change or swap. */
export function distanceOf(one: string, other: string): number {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const isSame = one.charAt(i - 1) === other.charAt(j - 1);
      const isSwap =
        i > 1 &&
        j > 1 &&
        one.charAt(i - 1) === other.charAt(j - 2) &&
        one.charAt(i - 2) === other.charAt(j - 1);
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (isSame ? 0 : 1),
        isSwap ? (before[j - 2] ?? 0) + 1 : Infinity,
      );
    }
    before = row;
    row = next;
  }
  return row[other.length] ?? 0;
}
