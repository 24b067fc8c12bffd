import { type Line, line, type Style } from "../report/terminal.ts";
import type { State } from "./check.ts";
import type { CheckReport } from "./report.ts";

const marks: Record<State, readonly [Style, string]> = {
  "as expected": ["green", "ok"],
  differs: ["red", "differs"],
  unsafe: ["red", "unsafe"],
  unanswered: ["yellow", "no response"],
};
const width = Math.max(...Object.values(marks).map(([, word]) => word.length));

/** A line for each expectation; what is not as expected says what came instead, and how to repeat it. */
export function toLines({ checks }: CheckReport): Line[] {
  const wrong = checks.filter(({ state }) => state !== "as expected").length;
  const end =
    wrong === 0
      ? line(["green", `All ${checks.length} are as expected.`])
      : line(["red", `${wrong} of ${checks.length} are not as expected.`]);
  return [...checks.flatMap(toCheckLines), end];
}

function toCheckLines(one: CheckReport["checks"][number]): Line[] {
  const { name, expected, state, found, remark, exchanges } = one;
  const [style, word] = marks[state];
  const first: Line = {
    spans: [[style, word.padEnd(width)], `  ${name}: ${expected}`],
    hang: width + 2,
  };
  const rest: Line[] = [
    ...(found === "" ? [] : [{ spans: [found], indent: width + 2 }]),
    ...(remark === null ? [] : [{ spans: [["dim", remark] as const], indent: width + 2 }]),
    ...(found === ""
      ? []
      : exchanges.map(({ curl }): Line => ({
          spans: [["dim", curl]],
          indent: width + 2,
          breaks: "never",
        }))),
  ];
  return [first, ...rest];
}
