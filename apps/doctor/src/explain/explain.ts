import { type Answer, type Found, read, toAnswer, withEdit } from "@blocked/diagnosis";
import { serversById, toOptions } from "@blocked/servers";
import { serverNames, type ServerId } from "@blocked/servers/names";
import { blank, type Line, line } from "../report/terminal.ts";

export type Explanation = {
  schemaVersion: 1;
  recognized: string;
  advice: string | null;
  answers: Answer[];
};

/** What /diagnose says about a text, without a page. */
export function explain(text: string): Explanation {
  const { recognized, found, advice } = read(text);
  const answers = found.map((one: Found) => toAnswer(withEdit(one), []));
  return { schemaVersion: 1, recognized, advice, answers };
}

export function toLines(
  { recognized, advice, answers }: Explanation,
  stack: ServerId | null,
): Line[] {
  return [
    line(["dim", `${recognized}.`]),
    ...(advice === null ? [] : [line(advice)]),
    ...answers.flatMap((answer) => [blank, ...toAnswerLines(answer, stack)]),
  ];
}

function toAnswerLines(
  { summary, advice, question, fix, probe, pages }: Answer,
  stack: ServerId | null,
): Line[] {
  const style = summary.look === "blocked" ? "red" : summary.look === "readable" ? "green" : "bold";
  return [
    line([style, summary.sentence]),
    ...advice.flatMap(({ text, code = "" }) => [line(text), ...toCode(code)]),
    ...(question === null ? [] : [line(`${question.text} ${question.where}`)]),
    ...(fix === null ? [] : toFixLines(fix, stack)),
    ...(probe === null ? [] : toCode(probe.command)),
    ...(pages.length === 0
      ? []
      : [line(`Explained in the lab: ${pages.map(({ href }) => href).join(" ")}`)]),
  ];
}

function toFixLines({ needs, assumes }: NonNullable<Answer["fix"]>, stack: ServerId | null) {
  if (stack === null) {
    return [line(["dim", "--stack writes the server’s configuration."])];
  }
  const options = toOptions(needs);
  const { lines } = serversById[stack].toSnippet({ kind: "plugin", options }, "");
  return [
    line(`In ${serverNames[stack]}:`),
    ...toCode((lines ?? []).map(({ text }) => text).join("\n")),
    ...assumes.map((text) => line(["dim", text])),
  ];
}

const toCode = (text: string): Line[] =>
  text === ""
    ? []
    : text.split("\n").map((one): Line => ({ spans: [one], indent: 2, breaks: "never" }));
