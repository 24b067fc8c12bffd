import { type Answer, read, toAnswer, withEdit } from "@blocked/diagnosis";
import { serversById, toOptions } from "@blocked/servers";
import { serverNames, type ServerId } from "@blocked/servers/names";
import { blank, type Line, line } from "../report/terminal.ts";

export type Explanation = {
  schemaVersion: 1;
  /** What the text was read as. */
  recognized: string;
  isRecognized: boolean;
  /** What to give instead; null where something was recognized. */
  advice: string | null;
  answers: readonly Answer[];
  /** What does not do what it seems to, in a configuration or a header’s name. */
  problems: readonly string[];
};

/** What the text does not tell. */
type Known = { origin: string | null; cookies: boolean | null };

/** What /diagnose says about a text, without a page. */
export function explain(
  text: string,
  { origin, cookies }: Known = { origin: null, cookies: null },
): Explanation {
  const { recognized, found, advice, configuration, misspelt } = read(text);
  const facts = {
    ...(origin === null ? {} : { origin }),
    ...(cookies === null ? {} : { cookies }),
  };
  const answers = found.map((one) => toAnswer(withEdit(one, { facts, skipped: [] }), []));
  const problems = [
    ...misspelt.map(({ written, meant }) => `Browsers do not know ${written}. Write ${meant}.`),
    ...(configuration?.problems.map(({ says }) => says) ?? []),
  ];
  const isRecognized = answers.length > 0 || configuration !== null;
  return { schemaVersion: 1, recognized, isRecognized, advice, answers, problems };
}

export function toLines(
  { recognized, advice, answers, problems }: Explanation,
  stack: ServerId | null,
): Line[] {
  return [
    line(["dim", `${recognized}.`]),
    ...(advice === null ? [] : [line(advice)]),
    ...problems.map((text) => line(["yellow", text])),
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
    ...(question === null ? [] : [line(["yellow", question.text], ` ${toWay(question)}`)]),
    ...(fix === null ? [] : toFixLines(fix, stack)),
    ...(probe === null ? [] : toCode(probe.command)),
    ...(pages.length === 0
      ? []
      : [line(`Explained in the lab: ${pages.map(({ href }) => href).join(" ")}`)]),
  ];
}

/** How to answer a question here; the text itself can tell the rest. */
function toWay({ fact, where }: NonNullable<Answer["question"]>): string {
  if (fact === "origin") return `${where} --from takes it.`;
  return fact === "cookies" ? "--credentials says that it does." : where;
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
