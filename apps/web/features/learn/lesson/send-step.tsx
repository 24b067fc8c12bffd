import type { Probe } from "@blocked/profiles";
import { Button, MainButton, once } from "../../../ui/button.tsx";
import type { Lesson } from "../lessons/lesson.ts";
import { toAnswerWords } from "../words/answer-words.ts";
import { toRequestWords } from "../words/request-words.ts";
import { Box } from "./box.tsx";
import { RequestCode } from "./code.tsx";
import type { Run, useLesson } from "./use-lesson.ts";

type SendStepProps = {
  lesson: Lesson;
  probe: Probe;
  api: string;
  own: ReturnType<typeof useLesson>;
  onSend: () => void;
  onSee: () => void;
};

export function SendStep({ lesson, probe, api, own, onSend, onSee }: SendStepProps) {
  const { ending, second } = own.prediction;
  return (
    <>
      <Box title="What is sent">
        <p>{toRequestWords(probe)}</p>
        <RequestCode {...{ lesson, probe, api }} />
      </Box>
      <p>
        {ending === null || second === null ? (
          "Your prediction is not complete. You can send the request all the same."
        ) : (
          <>Your prediction: {toAnswerWords({ ending, second }, lesson)}</>
        )}
      </p>
      <div className="flex flex-wrap items-center gap-4">
        <SendButton run={own.run} onSend={onSend} />
        {own.run.kind === "done" && <Button onClick={onSee}>See the last result</Button>}
      </div>
    </>
  );
}

/** Really sends the request. It is not disabled while sending: a disabled button loses the focus. */
export function SendButton({ run, onSend }: { run: Run; onSend: () => void }) {
  return (
    <>
      <MainButton onClick={once(() => run.kind !== "sending" && onSend())}>Send request</MainButton>
      {run.kind === "sending" && <p aria-live="polite">Sending …</p>}
      {run.kind === "down" && (
        <p role="alert" className="text-network-error">
          <span aria-hidden="true">∅ </span>The API does not respond. Start it, and send the request
          again.
        </p>
      )}
    </>
  );
}
