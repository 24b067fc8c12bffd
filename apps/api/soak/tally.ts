import type { Answer } from "./connection.ts";

export type Tally = {
  /** Answers by status. */
  answers: Map<number, number>;
  /** Whatever should not have happened, in a sentence. */
  faults: string[];
  /** How many refusals said when to come back. */
  refused: number;
};

export function createTally(): Tally {
  return { answers: new Map(), faults: [], refused: 0 };
}

export function countAnswers({ answers }: Tally): number {
  return [...answers.values()].reduce((sum, count) => sum + count, 0);
}

/** Enters the answer; null for a refusal. */
export function note(tally: Tally, want: number, request: string, answer: Answer): Answer | null {
  const { status, headers, body } = answer;
  tally.answers.set(status, (tally.answers.get(status) ?? 0) + 1);
  if (status === 503 && headers["retry-after"] !== undefined) {
    tally.refused += 1;
    return null;
  }
  if (status !== want) tally.faults.push(`${request} got ${status} and not ${want}: ${body}`);
  return answer;
}

export function toLine(tally: Tally): string {
  const { answers, faults, refused } = tally;
  const statuses = [...answers]
    .toSorted(([one], [other]) => one - other)
    .map(([status, count]) => `${count} × ${status}`);
  return `${countAnswers(tally)} answers (${statuses.join(", ")}), ${refused} refused with Retry-After, ${faults.length} faults`;
}
