import type { EngineVerdict, Report } from "../report/report.ts";
import type { Result, Run } from "./result.ts";

const states: Record<EngineVerdict["outcome"], Result["state"]> = {
  works: "passed",
  "preflight allowed": "passed",
  blocked: "failed",
  failed: "failed",
  "no response": "unanswered",
  undecided: "unanswered",
};

/** The examination of one request: each engine is a check, and so is each unsafe conclusion. */
export function toRun({ request, verdicts, conclusions, exchanges }: Report): Run {
  const name = `${request.method} ${request.url} from ${request.from}`;
  const curls = exchanges.map(({ curl }) => curl);
  const place = { uri: request.url, line: null };
  const ofEngines = verdicts.map(({ engine, outcome, code, lines, sentence }): Result => {
    const state = states[outcome];
    const id = code ?? (state === "unanswered" ? "unanswered" : "readable");
    return {
      rule: { id, title: code ?? "The page can read the response" },
      name: `${engine}: ${name}`,
      state,
      level: "error",
      message: state === "passed" ? "" : (lines[0] ?? sentence),
      details: state === "passed" ? [] : curls,
      place,
    };
  });
  const unsafe = conclusions.filter(({ isUnsafe }) => isUnsafe);
  return {
    name,
    results: [
      ...ofEngines,
      ...unsafe.map(({ sentence, places }, at): Result => ({
        rule: { id: "unsafe", title: "Another page can read the response" },
        name: `unsafe ${at + 1}: ${name}`,
        state: "failed",
        level: "error",
        message: sentence,
        details: places.map((one) => curls[one] ?? ""),
        place,
      })),
    ],
  };
}
