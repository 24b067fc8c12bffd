import { type ProbeId, probes } from "@blocked/profiles";

export type Filter = {
  /** A code or a verdict; empty for all. */
  ending: string;
  /** Words to find in titles and ids; empty for all. */
  text: string;
  /** The request whose column a narrow screen shows. */
  request: ProbeId;
};

const first: ProbeId = "read";

/** Reads `?search=…&ends=…&request=…`. An unknown request becomes the first. */
export function readFilter(query: URLSearchParams): Filter {
  return {
    text: query.get("search") ?? "",
    ending: query.get("ends") ?? "",
    request: probes.find(({ id }) => id === query.get("request"))?.id ?? first,
  };
}

/** Links to the matrix with a filter; the inverse of `readFilter`. */
export function toFilterLink({ text, ending, request }: Filter): string {
  const query = new URLSearchParams({
    ...(text === "" ? {} : { search: text }),
    ...(ending === "" ? {} : { ends: ending }),
    ...(request === first ? {} : { request }),
  });
  return query.size === 0 ? "/matrix" : `/matrix?${query}`;
}
