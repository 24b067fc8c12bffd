import type { PluginPolicy, Probe } from "@blocked/profiles";
import { MainButton } from "../../../ui/button.tsx";
import type { Ending } from "../judge/answer.ts";
import type { Lesson } from "../lessons/lesson.ts";
import { endings, toSecond } from "../words/answer-words.ts";
import { toPolicyWords } from "../words/policy-words.ts";
import { toRequestWords } from "../words/request-words.ts";
import { Box } from "./box.tsx";
import { Choice } from "./choice.tsx";
import { PolicyCode, RequestCode } from "./code.tsx";
import type { useLesson } from "./use-lesson.ts";

type PredictStepProps = {
  lesson: Lesson;
  policy: PluginPolicy | null;
  probe: Probe;
  pageOrigin: string;
  api: string;
  own: Pick<ReturnType<typeof useLesson>, "prediction" | "predict" | "isComplete" | "isSeen">;
  onDone: () => void;
};

export function PredictStep({
  lesson,
  policy,
  probe,
  pageOrigin,
  api,
  own,
  onDone,
}: PredictStepProps) {
  const { prediction, predict, isComplete, isSeen } = own;
  const second = toSecond(lesson);
  const words = lesson.server ?? (policy === null ? [] : toPolicyWords(policy));
  return (
    <form
      className="teach-columns space-y-6"
      onSubmit={(event) => {
        event.preventDefault();
        onDone();
      }}
    >
      <div className="space-y-6">
        <p className="max-w-[68ch]">{lesson.story}</p>
        <div className="teach-one grid gap-6 md:grid-cols-2">
          <Box title="What the server allows">
            <ul className="list-disc space-y-1 pl-5 wrap-anywhere">
              {words.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
            {policy !== null && <PolicyCode policy={policy} pageOrigin={pageOrigin} isFolded />}
          </Box>
          <Box title="What is sent">
            <p>{toRequestWords(probe)}</p>
            <RequestCode {...{ lesson, probe, api }} isFolded />
          </Box>
        </div>
      </div>
      <div className="space-y-6">
        <div className="teach-one grid gap-6 md:grid-cols-2">
          <Choice<Ending>
            isDisabled={isSeen}
            legend="What happens?"
            value={prediction.ending}
            options={(["works", "preflight", "response"] as const).map((value) => ({
              value,
              ...endings[value],
            }))}
            onChange={(ending) => predict({ ...prediction, ending })}
          />
          <Choice<boolean>
            isDisabled={isSeen}
            legend={second.legend}
            value={prediction.second}
            options={[
              { value: true, title: second.yes },
              { value: false, title: second.no },
            ]}
            onChange={(answer) => predict({ ...prediction, second: answer })}
          />
        </div>
        <div className="flex flex-wrap items-center gap-4">
          <MainButton type="submit">{isSeen ? "Continue" : "Save prediction"}</MainButton>
          {isSeen && (
            <p className="text-soft">
              You have seen the answer, so your prediction stays. Reload the page to predict again.
            </p>
          )}
          {!isSeen && !isComplete && (
            <p className="text-soft">Answer both questions, then send the request.</p>
          )}
        </div>
      </div>
    </form>
  );
}
