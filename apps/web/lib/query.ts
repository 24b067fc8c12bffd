/** A page's query, as Next.js hands it over. */
export type Query = Record<string, string | string[] | undefined>;

/**
 * Of a name that is repeated, the first counts. NOTE: HTML has no NUL. The browser drops it, and React would find
 * another page than it rendered.
 */
export function toQuery(query: Query): URLSearchParams {
  const pairs = Object.entries(query).flatMap(([name, value]) => {
    const [first] = [value].flat();
    return first === undefined ? [] : [[name, first.replaceAll("\0", "\ufffd")]];
  });
  return new URLSearchParams(pairs);
}
