import { useState } from "react";
import { toFacts } from "../../../lib/explain/chips.ts";
import { toSentence, toSideEffect } from "../../../lib/explain/sentence.ts";
import { MainButton } from "../../../ui/button.tsx";
import { Link } from "../../../ui/link.tsx";
import { toExplanationStatus } from "../../../ui/verdict/status.tsx";
import { StatusBanner } from "../../../ui/verdict/status-banner.tsx";
import { type Answer, isHeld } from "../judge/answer.ts";
import type { Lesson } from "../lessons/lesson.ts";
import { toAnswerWords } from "../words/answer-words.ts";
import { SentDiagram } from "./sent-diagram.tsx";
import { SendButton } from "./send-step.tsx";
import type { Run } from "./use-lesson.ts";

type SeeStepProps = {
  lesson: Lesson;
  isTeaching: boolean;
  run: Run;
  /** Whether the answer is on the page; while teaching it waits for its button. */
  isShown: boolean;
  onSend: () => void;
  onShow: () => void;
  onRepair: () => void;
};

export function SeeStep({ lesson, isTeaching, run, isShown, ...on }: SeeStepProps) {
  const [drawn, draw] = useState<number | null>(null);
  if (run.kind !== "done") {
    return (
      <div className="space-y-4">
        <p>Nothing has been sent yet, so there is nothing to see.</p>
        <SendButton run={run} onSend={on.onSend} />
      </div>
    );
  }
  if (!isShown) {
    return (
      <div className="space-y-4">
        <p>The request was sent. What happened?</p>
        <MainButton onClick={on.onShow}>Show answer</MainButton>
      </div>
    );
  }
  const { sent, answer, prediction } = run;
  const { explanation, got, request } = sent;
  const isHarm = request.origin !== location.origin && answer?.ending === "works";
  return (
    <>
      <StatusBanner
        status={isHarm ? { look: "danger", word: "Insecure" } : toExplanationStatus(explanation)}
        // While teaching, what to change is the question of the next step.
        chips={
          explanation.kind === "verdict" && !isTeaching
            ? toFacts(explanation.verdict, explanation.exchanges)
            : []
        }
        callout={
          explanation.kind === "verdict"
            ? toSideEffect(explanation.verdict, explanation.exchanges)
            : null
        }
      >
        {isHarm ? "Another website read the response." : toSentence(explanation, got)}
      </StatusBanner>
      <div className="teach-see space-y-6">
        {answer !== null && <Held {...{ answer, prediction, lesson }} />}
        <SentDiagram
          sent={sent}
          // While teaching, the arrow keys belong to the lessons.
          {...(!isTeaching && { steps: { step: drawn, onStep: draw } })}
        />
        {answer !== null && <p className="max-w-text">{lesson.why}</p>}
        <p className="flex flex-wrap items-center gap-4">
          <MainButton onClick={on.onRepair}>Repair the policy</MainButton>
          {!isTeaching && <Link href={`/lab/${lesson.profile}`}>Look closer in the lab</Link>}
        </p>
      </div>
    </>
  );
}

type HeldProps = { answer: Answer; prediction: Answer | null; lesson: Lesson };

/** Whether the prediction held, by what the browser and the server did. */
function Held({ answer, prediction, lesson }: HeldProps) {
  const really = toAnswerWords(answer, lesson);
  if (prediction === null) return <p>What happened: {really}</p>;
  if (isHeld(prediction, answer)) {
    return (
      <p>
        <strong>Correct.</strong> {really}
      </p>
    );
  }
  const columns = [
    ["You predicted", toAnswerWords(prediction, lesson)],
    ["What happened", really],
  ] as const;
  return (
    <div className="space-y-2">
      <p className="font-semibold">Not as you predicted.</p>
      <dl className="teach-one grid gap-x-6 gap-y-4 sm:grid-cols-2">
        {columns.map(([title, words]) => (
          <div key={title} className="border-l-2 border-rule pl-4">
            <dt className="text-soft">{title}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
