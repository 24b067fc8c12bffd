import { paths } from "@blocked/api-client";
import type { Probe } from "@blocked/profiles";
import { useRef } from "react";
import { type Draft, fromProbe, toProbePath } from "../../../lib/composition/draft.ts";
import { type Connection, connect } from "../../../lib/connection.ts";
import { framedAttacker } from "../../../runner/attacker/framed-attacker.ts";
import { attack, signIn } from "../../../runner/send/attack.ts";
import { type Sent, sendDraft } from "../../../runner/send/send-draft.ts";
import { addPrediction } from "../course/course.ts";
import { toDay } from "../course/recall.ts";
import { useCourse } from "../course/use-course.ts";
import { type Answer, isHeld, toAnswer } from "../judge/answer.ts";
import { useKept } from "./use-kept.ts";

export type Prediction = { [Name in keyof Answer]: Answer[Name] | null };

export type Run =
  | { kind: "none" | "sending" | "down" }
  | { kind: "done"; sent: Sent; answer: Answer | null; prediction: Answer | null };

/** Connects when the first request is sent, and signs the user in once, whose cookies an attacker wants. */
export function useConnection(api: string) {
  const known = useRef<Connection | null>(null);
  const isSignedIn = useRef(false);
  return async (needsCookies: boolean): Promise<Connection | null> => {
    known.current ??= await connect(api, (url, init) => fetch(url, init));
    if (needsCookies && known.current !== null && !isSignedIn.current) {
      await signIn(known.current);
      isSignedIn.current = true;
    }
    return known.current;
  };
}

export type GetConnection = ReturnType<typeof useConnection>;

/** The request that a probe makes, with a body that the API accepts. */
export function toDraft(probe: Probe): Draft {
  const draft = fromProbe(probe);
  const item = { name: "Fountain pen", description: "Steel nib, fine", price: 2400 };
  return draft.body === null ? draft : { ...draft, body: JSON.stringify(item) };
}

type LessonRequest = { id: string; profile: string; probe: Probe; asks: string | undefined };

/** The prediction of a lesson, and the request that is really sent. */
export function useLesson(lesson: LessonRequest, connection: GetConnection) {
  const { id } = lesson;
  const [prediction, predict] = useKept<Prediction>(`${id}, prediction`, {
    ending: null,
    second: null,
  });
  const [run, setRun] = useKept<Run>(`${id}, run`, { kind: "none" });
  /** What was predicted before the answer was seen. */
  const [first, setFirst] = useKept<{ prediction: Answer | null } | null>(`${id}, first`, null);
  /** While teaching, each new run hides its answer again. */
  const [isShown, setShown] = useKept(`${id}, shown`, false);
  const { update } = useCourse();
  const { ending, second } = prediction;
  const complete: Answer | null = ending === null || second === null ? null : { ending, second };

  async function send(): Promise<boolean> {
    framedAttacker.close();
    setRun({ kind: "sending" });
    setShown(false);
    const { probe, asks } = lesson;
    const line = await connection(probe.from !== "page");
    if (line === null) {
      setRun({ kind: "down" });
      return false;
    }
    const address = line.api + paths.profile(lesson.profile) + toProbePath(probe);
    const draft = toDraft(probe);
    const sent = await (probe.from === "page"
      ? sendDraft(line, location.origin, draft, address)
      : attack(line, framedAttacker, probe.from, draft, address));
    const answer = toAnswer(sent, asks);
    setRun({ kind: "done", sent, answer, ...(first ?? { prediction: complete }) });
    // Whoever has seen the answer predicts nothing any more.
    if (answer !== null && complete !== null && first === null) {
      const held = isHeld(complete, answer);
      update((course) => addPrediction(course, id, held, toDay(new Date())));
    }
    setFirst(first ?? { prediction: complete });
    return true;
  }

  return {
    prediction,
    predict,
    isComplete: complete !== null,
    isSeen: first !== null,
    run,
    send,
    isShown,
    show: () => setShown(true),
  };
}
