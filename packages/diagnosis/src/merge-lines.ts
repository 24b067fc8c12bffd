import type { Found } from "./answer/problem.ts";

/** Chromium's line about the end of a request: the only one of a console that always names its method. */
const ended =
  /(?:^|[\s:])(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\s{1,4}([a-z][a-z0-9+.-]{1,20}:\/\/\S{1,4000}) net::/gm;

/**
 * Gives each line what the other lines of its URL tell: a browser names one obstacle at a time, and a server has to
 * allow them all. Two methods of one URL are two requests, so each line keeps its own.
 */
export function mergeLines(lines: readonly Found[], text: string): Found[] {
  const methods = new Map<string, Set<string>>();
  for (const [, method = "", url = ""] of text.matchAll(ended)) {
    methods.set(url, (methods.get(url) ?? new Set()).add(method));
  }
  return lines.map((line) => {
    const { url, origin } = line.facts;
    if (url === null || line.finding.kind !== "blocked") return line;
    const same = lines.filter(
      ({ finding, facts }) =>
        finding.kind === "blocked" &&
        facts.url === url &&
        (facts.origin === null || origin === null || facts.origin === origin),
    );
    const own = same.flatMap(({ facts }) => facts.method ?? []);
    const ofRequest = new Set([...own, ...(methods.get(url) ?? [])]);
    const [method = null] = ofRequest.size === 1 ? ofRequest : [];
    const named = same.flatMap(({ facts }) => facts.headers ?? []);
    const isNamed = same.some(({ facts }) => facts.headers !== null);
    return {
      ...line,
      facts: {
        ...line.facts,
        origin: origin ?? same.find(({ facts }) => facts.origin !== null)?.facts.origin ?? null,
        method: line.facts.method ?? method,
        headers: isNamed ? [...new Set(named)] : null,
        cookies:
          line.facts.cookies ?? (same.some(({ facts }) => facts.cookies === true) ? true : null),
      },
    };
  });
}
