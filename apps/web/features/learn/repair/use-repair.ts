import type { Policy, Probe } from "@blocked/profiles";
import { useState } from "react";
import { toProbePath } from "../../../lib/composition/draft.ts";
import { toPolicyProblem, toPolicyServerUrl } from "../../../lib/composition/policy-server.ts";
import { framedAttacker } from "../../../runner/attacker/framed-attacker.ts";
import { attack } from "../../../runner/send/attack.ts";
import { findLookalike } from "../../../runner/send/lookalike.ts";
import { sendDraft } from "../../../runner/send/send-draft.ts";
import { addRepair } from "../course/course.ts";
import { useCourse } from "../course/use-course.ts";
import { listLostMethods } from "../judge/lost-methods.ts";
import {
  type Attack,
  attempts,
  isAttackRead,
  isOwnRead,
  type Judgement,
  judgeRepair,
  type Trial,
} from "../judge/repair.ts";
import { useKept } from "../lesson/use-kept.ts";
import { type GetConnection, toDraft } from "../lesson/use-lesson.ts";

export type RepairState =
  | { kind: "none" | "sending" | "down" }
  | { kind: "done"; policy: Policy; trial: Trial; judgement: Judgement };

type RepairLesson = { id: string; probe: Probe; asks: string | undefined; start: Policy };

/** The policy that the reader edits, and the test of it: by the page itself, and then by another website. */
export function useRepair({ id, probe, asks, start }: RepairLesson, connection: GetConnection) {
  const [policy, setPolicy] = useKept(`${id}, policy`, start);
  /** Counts the fresh starts. The form's text areas keep what is typed, so each start needs a new form. */
  const [round, setRound] = useState(0);
  const [state, setState] = useKept<RepairState>(`${id}, trial`, { kind: "none" });
  const { update } = useCourse();

  async function test(): Promise<void> {
    framedAttacker.close();
    setState({ kind: "sending" });
    const line = await connection(true);
    if (line === null) {
      setState({ kind: "down" });
      return;
    }
    const address = toPolicyServerUrl(line.api, policy, toProbePath(probe));
    const draft = toDraft(probe);
    const own = await sendDraft(line, location.origin, draft, address);
    const attacks: Attack[] = [];
    for (const attempt of isOwnRead(own, asks) ? attempts : []) {
      const { from, credentials } = attempt;
      const sent = await attack(line, framedAttacker, from, { ...draft, credentials }, address);
      attacks.push({ attempt, sent });
      if (attacks.some(isAttackRead)) break;
    }
    const isHeld = isOwnRead(own, asks) && !attacks.some(isAttackRead);
    const lookalike = isHeld ? await findLookalike(line, location.origin, draft, address) : null;
    const trial = { own, attacks, lookalike };
    const judgement = judgeRepair(trial, asks);
    if (judgement === "safe" || judgement === "unsafe") {
      update((course) => addRepair(course, id, judgement));
    }
    setState({ kind: "done", policy, trial, judgement });
  }

  function startOver(): void {
    setPolicy(start);
    setRound(round + 1);
  }

  const lost = state.kind === "done" ? listLostMethods(start, state.policy) : [];
  return {
    policy,
    setPolicy,
    round,
    startOver,
    problem: toPolicyProblem(policy),
    state,
    lost,
    test,
  };
}
