import { engineRules, engines, type HeaderLine, maxAgeOf } from "@blocked/cors-protocol";
import { isFailure, type Network } from "../network/types.ts";
import { readCookies } from "./cookies.ts";
import { judgeOrigins } from "./judge-origins.ts";
import { judgeErrors, judgeVary, judgeWildcard } from "./judge-responses.ts";
import { toNearMisses } from "./origins.ts";
import { Prober, type Shown, toLines, valueOf } from "./prober.ts";
import type { Finding, OriginRow, PreflightRow, Survey } from "./types.ts";

export type Options = {
  url: string;
  /** The origin of a page that should be allowed. */
  from: string;
  /** The value of a Cookie header; the survey invents a harmless one without it. */
  cookie: string | null;
};

const methods = ["PUT", "PATCH", "DELETE"];
const headers: HeaderLine[] = [
  ["Authorization", "Bearer cors-doctor"],
  ["Content-Type", "application/json"],
  ["X-Requested-With", "cors-doctor"],
];

/**
 * Infers a server's policy from at most 23 requests, besides redirects, sent one after the other. None of them can write: what writes is
 * asked for by its preflight alone.
 */
export async function survey({ url, from, cookie }: Options, network: Network): Promise<Survey> {
  const prober = new Prober(url, cookie, network);
  const listed = await prober.ask({ origin: from });
  const origins: OriginRow[] = [toRow("listed", from, listed)];
  const answer = prober.exchanges.at(-1)?.answer;
  if (answer !== undefined && isFailure(answer)) {
    return { ...nothing, url, from, failure: answer, origins, exchanges: prober.exchanges };
  }
  const shown: Shown[] = [listed];
  for (const { id, origin } of toNearMisses(from, url)) {
    const one = await prober.ask({ origin });
    shown.push(one);
    origins.push(toRow(id, origin, one));
  }
  const withoutOrigin = await prober.repeat(1, { withoutOrigin: true });
  const preflights = await askPreflights(prober, from);
  const missing = await inTurn(toMissing(url), (one) => prober.ask({ origin: from, url: one }));
  // PROPFIND only reads, and hardly any route has it.
  const notAllowed = await prober.repeat(1, { method: "PROPFIND" });
  const errors = [
    ...missing.map((one) => ({ shown: one, statuses: [404] })),
    { shown: notAllowed, statuses: [405, 501] },
  ];
  const judged = judgeOrigins(origins, url, readCookies(prober.exchanges));
  const ofOrigins = await addWrites(judged, origins, preflights, prober);
  return {
    url,
    from,
    failure: null,
    findings: [
      ...ofOrigins,
      ...judgeWildcard(shown),
      ...judgeVary([withoutOrigin, ...shown.filter(({ response }) => response !== null)]),
      ...judgeErrors(listed, errors, from),
    ],
    origins,
    preflights: preflights.map(({ row }) => row),
    preflight: toPreflight(preflights.map(({ shown: one }) => one)),
    exchanges: prober.exchanges,
  };
}

const nothing = { findings: [], preflights: [], preflight: null };

function toRow(id: OriginRow["id"], origin: string, { access, proof, response }: Shown): OriginRow {
  return { id, origin, access, proof, status: response?.status ?? null };
}

function askPreflights(prober: Prober, origin: string) {
  const asked: {
    kind: PreflightRow["kind"];
    name: string;
    method: string;
    headers: HeaderLine[];
  }[] = [
    ...methods.map((method) => ({ kind: "method" as const, name: method, method, headers: [] })),
    // POST needs no permission of its own, so the header alone decides.
    ...headers.map((line) => ({
      kind: "header" as const,
      name: line[0] === "Content-Type" ? line.join(": ") : line[0],
      method: "POST",
      headers: [line],
    })),
  ];
  return inTurn(asked, async ({ kind, name, ...request }) => {
    const shown = await prober.ask({ origin, ...request });
    const row: PreflightRow = { kind, name, access: shown.access, proof: shown.proof };
    return { row, shown };
  });
}

/** Asks whether the first origin that should not read can also write, with a method that the page itself may use. */
async function addWrites(
  findings: readonly Finding[],
  origins: readonly OriginRow[],
  preflights: readonly { row: PreflightRow }[],
  prober: Prober,
): Promise<Finding[]> {
  const [first, ...rest] = findings;
  const method = preflights
    .map(({ row }) => row)
    .find(({ kind, access }) => kind === "method" && access === "with cookies");
  const origin = origins.find(({ proof }) => proof === first?.proof[0])?.origin;
  if (first === undefined || method === undefined || origin === undefined) return [...findings];
  const { access, proof } = await prober.ask({ origin, method: method.name });
  if (access !== "with cookies") return [...findings];
  const sentence = `${first.sentence} The page can also send ${method.name}.`;
  return [{ ...first, sentence, proof: [...first.proof, proof] }, ...rest];
}

/**
 * Paths that are not there, below the given one and beside it: the route may answer the first, and the router the
 * second. Beside a path of the top level may be another program, which owes this one nothing.
 */
function toMissing(url: string): string[] {
  const { pathname } = new URL(url);
  const name = "cors-doctor-asks-for-nothing";
  const below = `${pathname.replace(/\/$/, "")}/${name}`;
  const beside = /^\/[^/]+\/./.test(pathname) ? [pathname.replace(/[^/]*$/, name)] : [];
  return [...new Set([below, ...beside])].map(
    (path) => Object.assign(new URL(url), { pathname: path }).href,
  );
}

/** Asks one after the other. */
async function inTurn<Given, Result>(
  given: readonly Given[],
  ask: (one: Given) => Promise<Result>,
) {
  const results: Result[] = [];
  for (const one of given) results.push(await ask(one));
  return results;
}

/** The life of a preflight in each engine's cache, and the middle of what the preflights took. */
function toPreflight(shown: readonly Shown[]): Survey["preflight"] {
  const allowed = shown.flatMap(({ access, response }) =>
    access === "with cookies" && response !== null ? [response] : [],
  );
  const [first] = allowed;
  if (first === undefined) return null;
  const seconds = engines.map((engine) => [engine, maxAgeOf(toLines(first), engineRules[engine])]);
  const times = allowed.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
  return {
    seconds: Object.fromEntries(seconds),
    sent: valueOf(first, "Access-Control-Max-Age"),
    milliseconds: times[Math.floor(times.length / 2)] ?? 0,
  };
}
