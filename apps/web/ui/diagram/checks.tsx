import type { Phase, Step, Verdict } from "@blocked/cors-protocol";
import { linkTo, responseIdOf, topicOf } from "../linked-highlight/links.ts";

const marks = {
  passed: { mark: "✓", color: "text-readable", word: "passed" },
  failed: { mark: "✕", color: "text-blocked", word: "failed" },
  "not-reached": { mark: "–", color: "text-soft", word: "not reached" },
};

const names: Record<Step["id"], string> = {
  "request-mode": "Request mode",
  "request-scheme": "URL scheme",
  "not-redirected": "Not redirected",
  "allow-origin": "Allow-Origin",
  "allow-credentials": "Allow-Credentials",
  "ok-status": "Success status",
  "parsable-lists": "Parsable lists",
  "allow-methods": "Allow-Methods",
  "allow-headers": "Allow-Headers",
  "redirect-location": "Redirect location",
};

type Point = { verdict: Verdict; phase: Phase; hop: number };

/** The browser's checks of one phase and hop, in its order; the failed one says what it expected. */
export function Checks({ verdict, phase, hop }: Point) {
  const steps = verdict.steps.filter((step) => step.phase === phase && step.hop === hop);
  return (
    <span className="block">
      {steps.map((step) => {
        const { mark, color, word } = marks[step.state];
        const isFailed = step.state === "failed";
        return (
          <span
            key={step.id}
            className="diagram-check"
            data-failed={isFailed ? "" : undefined}
            {...linkTo([topicOf(step)], [responseIdOf(phase, hop)])}
          >
            <span className={color} aria-hidden="true">
              {mark}
            </span>
            <span className={isFailed ? "font-semibold" : ""}>
              {names[step.id]}
              <span className="sr-only"> {word}.</span>
              {isFailed && (
                <span className="block font-normal">
                  wanted <code className="wire">{step.wanted}</code>, found{" "}
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
