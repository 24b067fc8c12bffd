import { useState } from "react";
import { toSentence } from "../../../lib/explain/sentence.ts";
import type { Sent } from "../../../runner/send/send-draft.ts";
import { MainButton } from "../../../ui/button.tsx";
import { Link } from "../../../ui/link.tsx";
import { StatusMark, toExplanationStatus } from "../../../ui/status.tsx";
import { type Answer, isHeld } from "../judge/answer.ts";
import type { Lesson } from "../lessons/lesson.ts";
import { toAnswerWords } from "./predict-step.tsx";
import { SentDiagram } from "./sent-diagram.tsx";
import { SendButton } from "./send-step.tsx";
import type { Run } from "./use-lesson.ts";

type SeeStepProps = {
  lesson: Lesson;
  isTeaching: boolean;
  run: Run;
  onSend: () => void;
  onRepair: () => void;
};

export function SeeStep({ lesson, isTeaching, run, onSend, onRepair }: SeeStepProps) {
  const [isShown, setShown] = useState(!isTeaching);
  if (run.kind !== "done") {
    return (
      <div className="space-y-4">
        <p>Nothing has been sent yet, so there is nothing to see.</p>
        <SendButton run={run} onSend={onSend} />
      </div>
    );
  }
  if (!isShown) {
    return (
      <div className="space-y-4">
        <p>The request was sent. What happened?</p>
        <MainButton onClick={() => setShown(true)}>Show answer</MainButton>
      </div>
    );
  }
  const { sent, answer, prediction } = run;
  const isOther = sent.request.origin !== location.origin;
  return (
    <>
      <div aria-live="polite" className="space-y-2">
        <p className="text-[20px] leading-7">
          <StatusMark status={toStatus(sent, isOther)} />.{" "}
          {isOther && answer?.ending === "works"
            ? "Another website read the response."
            : toSentence(sent.explanation, sent.got)}
        </p>
        {answer !== null && <Held {...{ answer, prediction, lesson }} />}
      </div>
      <SentDiagram sent={sent} />
      {answer !== null && <p className="max-w-[68ch]">{lesson.why}</p>}
      <p className="flex flex-wrap items-center gap-4">
        <MainButton onClick={onRepair}>Repair the policy</MainButton>
        {!isTeaching && <Link href={`/lab/${lesson.profile}`}>Look closer in the lab</Link>}
      </p>
    </>
  );
}

function toStatus(sent: Sent, isOther: boolean) {
  const isRead = isOther && sent.got !== "opaque" && "status" in sent.got;
  return isRead
    ? ({ look: "danger", word: "Insecure" } as const)
    : toExplanationStatus(sent.explanation);
}

type HeldProps = { answer: Answer; prediction: Answer | null; lesson: Lesson };

/** Whether the prediction held, by what the browser and the server did. */
function Held({ answer, prediction, lesson }: HeldProps) {
  const really = toAnswerWords(answer, lesson);
  if (prediction === null) return <p>What happened: {really}</p>;
  return isHeld(prediction, answer) ? (
    <p>
      <strong>Your prediction held.</strong> {really}
    </p>
  ) : (
    <p>
      <strong>Not as you predicted.</strong> You said: {toAnswerWords(prediction, lesson)} What
      happened: {really}
    </p>
  );
}
