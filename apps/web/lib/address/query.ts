/** A page's query in the shape of Next.js's `searchParams`. */
export type Query = Record<string, string | string[] | undefined>;

/**
 * Keeps the first value of a repeated name. NOTE: HTML has no NUL. The browser drops it, so React would
 * hydrate a page that differs from the rendered one; U+FFFD replaces it.
 */
export function toQuery(query: Query): URLSearchParams {
  const pairs = Object.entries(query).flatMap(([name, value]) => {
    const [first] = [value].flat();
    return first === undefined ? [] : [[name, first.replaceAll("\0", "\ufffd")]];
  });
  return new URLSearchParams(pairs);
}
