import type { Examination } from "../examine/types.ts";
import { lateRegistration, lostOnErrors, onlyOptions, unlisted } from "./causes.ts";
import { missingVary, openToAll } from "./holes.ts";
import { twoLoopbacks } from "./loopback.ts";
import { Asker } from "./asker.ts";
import type { Network } from "../network/index.ts";
import type { Conclusion, Probe } from "./probe.ts";

/** In the order in which they are tried. Each sends requests only where what came back is ambiguous. */
const probes: readonly Probe[] = [
  onlyOptions,
  unlisted,
  lostOnErrors,
  lateRegistration,
  openToAll,
  missingVary,
  twoLoopbacks,
];

/**
 * Separates causes that look alike, with at most six requests in all, the examination's own included. None of them can
 * write: each is a preflight or a GET.
 */
export async function probe(examination: Examination, network: Network): Promise<Conclusion[]> {
  const asker = new Asker(examination, network);
  const conclusions: Conclusion[] = [];
  for (const one of probes) {
    const start = examination.sent.length;
    const found = one.applies(examination) ? await one.run(examination, asker) : null;
    if (found === null) continue;
    const places = examination.sent.map((_, at) => at).slice(start);
    conclusions.push({ id: one.id, isUnsafe: false, ...found, places });
  }
  return conclusions;
}
