import type { PluginPolicy, Probe } from "@blocked/profiles";
import { MainButton } from "../../../ui/button.tsx";
import type { Answer, Ending } from "../judge/answer.ts";
import type { Lesson } from "../lessons/lesson.ts";
import { toPolicyWords } from "../words/policy-words.ts";
import { toRequestWords } from "../words/request-words.ts";
import { Box } from "./box.tsx";
import { Choice } from "./choice.tsx";
import { PolicyCode, RequestCode } from "./code.tsx";
import type { useLesson } from "./use-lesson.ts";

export const endings: Record<Ending, { title: string; more: string }> = {
  works: { title: "It works.", more: "The script gets the response." },
  preflight: {
    title: "Blocked at the preflight.",
    more: "The browser asks the server first, and never sends the request.",
  },
  response: {
    title: "Blocked at the response.",
    more: "The server responds, and the browser keeps the response from the script.",
  },
};

/** The second question of a lesson, and its two answers. */
export function toSecond({ asks }: Pick<Lesson, "asks">): {
  legend: string;
  yes: string;
  no: string;
} {
  return asks === undefined
    ? {
        legend: "Does the server run its code for the request (the handler)?",
        yes: "Yes, the handler runs.",
        no: "No, the handler does not run.",
      }
    : {
        legend: `Does the script get the header ${asks}?`,
        yes: `Yes, the script reads ${asks}.`,
        no: `No, ${asks} is null.`,
      };
}

type PredictStepProps = {
  lesson: Lesson;
  policy: PluginPolicy | null;
  probe: Probe;
  pageOrigin: string;
  api: string;
  own: Pick<ReturnType<typeof useLesson>, "prediction" | "predict" | "isComplete">;
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
  const { prediction, predict, isComplete } = own;
  const second = toSecond(lesson);
  const words = lesson.server ?? (policy === null ? [] : toPolicyWords(policy));
  return (
    <form
      className="space-y-6"
      onSubmit={(event) => {
        event.preventDefault();
        onDone();
      }}
    >
      <p className="max-w-[68ch]">{lesson.story}</p>
      <div className="teach-one grid gap-4 md:grid-cols-2">
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
      <div className="teach-one grid gap-6 md:grid-cols-2">
        <Choice<Ending>
          legend="What happens?"
          value={prediction.ending}
          options={(["works", "preflight", "response"] as const).map((value) => ({
            value,
            ...endings[value],
          }))}
          onChange={(ending) => predict({ ...prediction, ending })}
        />
        <Choice<boolean>
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
        <MainButton type="submit">Keep prediction</MainButton>
        {!isComplete && <p className="text-soft">Answer both questions, then send the request.</p>}
      </div>
    </form>
  );
}

/** Repeats an answer in a sentence. */
export function toAnswerWords({ ending, second }: Answer, lesson: Pick<Lesson, "asks">): string {
  const { yes, no } = toSecond(lesson);
  return `${endings[ending].title} ${second ? yes : no}`;
}
