import type { Phase, Step, Verdict } from "@blocked/cors-protocol";
import { onThread, placeOf, strandOf } from "../linked-highlight/links.ts";

const marks = {
  passed: { mark: "✓", color: "text-readable", word: "passed" },
  failed: { mark: "✕", color: "text-blocked", word: "failed" },
  "not-reached": { mark: "–", color: "text-soft", word: "not reached" },
};

const names: Record<Step["id"], string> = {
  "request-mode": "Request mode",
  "request-scheme": "Scheme of the address",
  "not-redirected": "Not redirected",
  "allow-origin": "Allow-Origin",
  "allow-credentials": "Allow-Credentials",
  "ok-status": "Status is a success",
  "parsable-lists": "Lists can be read",
  "allow-methods": "Allow-Methods",
  "allow-headers": "Allow-Headers",
  "redirect-location": "Location may be followed",
};

/** The browser's checks at one point of the way, in its order; the one that failed says what it wanted. */
export function Checks({ verdict, phase, hop }: { verdict: Verdict; phase: Phase; hop: number }) {
  return (
    <span className="block">
      {verdict.steps
        .filter((step) => step.phase === phase && step.hop === hop)
        .map((step) => {
          const { mark, color, word } = marks[step.state];
          return (
            <span
              key={step.id}
              className="picture-check"
              data-failed={step.state === "failed" ? "" : undefined}
              {...onThread([strandOf(step)], [placeOf(phase, hop)])}
            >
              <span className={color} aria-hidden="true">
                {mark}
              </span>
              <span className={step.state === "failed" ? "font-semibold" : ""}>
                {names[step.id]}
                <span className="sr-only"> {word}.</span>
                {step.state === "failed" && (
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
