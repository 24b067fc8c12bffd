import {
  type CorsRequest,
  type Phase,
  preflightReasons,
  type Step,
  type Verdict,
} from "@blocked/cors-protocol";
import { onThread, strandOf } from "./thread.ts";

const marks = {
  passed: { mark: "✓", color: "text-readable", word: "passed" },
  failed: { mark: "✕", color: "text-blocked", word: "failed" },
  "not-reached": { mark: "–", color: "text-soft", word: "not reached" },
};

const names: Record<Step["id"], string> = {
  "not-redirected": "Not redirected",
  "allow-origin": "Allow-Origin",
  "allow-credentials": "Allow-Credentials",
  "ok-status": "Status is a success",
  "parsable-lists": "Lists can be read",
  "allow-methods": "Allow-Methods",
  "allow-headers": "Allow-Headers",
};

/** The browser's checks on one answer, in its order; the one that failed says what it wanted. */
export function Checks({
  request,
  verdict,
  phase,
}: {
  request: CorsRequest;
  verdict: Verdict;
  phase: Phase;
}) {
  return (
    <span className="block">
      {verdict.steps
        .filter((step) => step.phase === phase)
        .map((step) => {
          const { mark, color, word } = marks[step.state];
          return (
            <span
              key={step.id}
              className="picture-check"
              data-failed={step.state === "failed" ? "" : undefined}
              {...onThread([strandOf(step)], phase)}
            >
              <span className={color} aria-hidden="true">
                {mark}
              </span>
              <span className={step.state === "failed" ? "font-semibold" : ""}>
                {names[step.id]}
                <span className="sr-only"> {word}.</span>
                {step.state === "failed" && (
                  <span className="block font-normal">
                    wanted <code className="wire">{toWanted(step, request)}</code>, found{" "}
                    <code className="wire">{step.found ?? "nothing"}</code>
                  </span>
                )}
              </span>
            </span>
          );
        })}
    </span>
  );
}

function toWanted({ id }: Step, request: CorsRequest): string {
  switch (id) {
    case "allow-origin":
      return request.origin;
    case "allow-credentials":
      return "true";
    case "allow-methods":
      return request.method;
    case "allow-headers":
      return preflightReasons(request)
        .flatMap((reason) => (reason.kind === "header" ? [reason.name] : []))
        .join(", ");
    case "ok-status":
    case "not-redirected":
      return "200 to 299";
    case "parsable-lists":
      return "names, separated by commas";
  }
}
