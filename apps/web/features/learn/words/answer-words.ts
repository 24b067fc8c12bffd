import type { Answer, Ending } from "../judge/answer.ts";
import type { Lesson } from "../lessons/lesson.ts";

export const endings: Record<Ending, { title: string; more: string }> = {
  works: { title: "It works.", more: "The script gets the response." },
  preflight: {
    title: "Blocked at the preflight.",
    more: "The browser sends a preflight first, and never sends the request.",
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

/** Repeats an answer in a sentence. */
export function toAnswerWords({ ending, second }: Answer, lesson: Pick<Lesson, "asks">): string {
  const { yes, no } = toSecond(lesson);
  return `${endings[ending].title} ${second ? yes : no}`;
}
