/** A page's query, as Next.js hands it over. */
export type Query = Record<string, string | string[] | undefined>;

/** Of a name that is repeated, the first counts. */
export function toQuery(query: Query): URLSearchParams {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? (value[0] ?? "") : value]],
  );
  return new URLSearchParams(pairs);
}
