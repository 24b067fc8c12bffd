import { getHeader } from "@blocked/cors-protocol";
import { isFailure, type RawResponse } from "../network/index.ts";
import { firstResult, type Probe } from "./probe.ts";

/** What a server's two answers are compared by. */
const compared = ["Origin", "Methods", "Headers", "Credentials"];

/**
 * Two programs can listen on the same port of `localhost`: one on ::1, the other on 127.0.0.1. A developer who looks at
 * the second wonders why its headers never arrive.
 */
export const twoLoopbacks: Probe = {
  id: "two-programs-on-localhost",
  applies: (examination) => {
    const first = examination.sent[0]?.answer;
    const outcome = firstResult(examination)?.verdict.outcome;
    return (
      (outcome === "blocked" || outcome === "network-error") &&
      /^(?:localhost|.+\.localhost)$/.test(new URL(examination.asked.url).hostname) &&
      first !== undefined &&
      !isFailure(first) &&
      first.address === "::1"
    );
  },
  run: async ({ asked, sent }, asker) => {
    const first = sent[0]?.answer;
    if (first === undefined || isFailure(first)) return null;
    const other = await asker.again("127.0.0.1");
    if (other === null || toSign(first) === toSign(other)) return null;
    const { host } = new URL(asked.url);
    return {
      sentence: `Two programs listen at ${host}: ::1 answers with ${first.status}, and 127.0.0.1 answers differently, with ${other.status}. Browsers that try ::1 first never reach the second: stop one of them, or call the address itself.`,
    };
  },
};

function toSign(response: RawResponse): string {
  const values = compared.map((name) =>
    getHeader(response.headers, `Access-Control-Allow-${name}`),
  );
  return JSON.stringify([response.status, ...values]);
}
