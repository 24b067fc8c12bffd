import { createContext, Script } from "node:vm";
import { type Pattern, toRegExp } from "@blocked/profiles";
import { ApiError } from "../errors.ts";

/**
 * How long a pattern may look at one origin, in milliseconds of the clock: long enough that a busy machine
 * fails no honest pattern, which needs microseconds.
 */
const patience = 500;

/** The code of the answer where a pattern gave up. */
export const tooSlow = "PATTERN_TOO_SLOW";

const context = createContext({});
const script = new Script("pattern.test(text)");

/**
 * A pattern that gives up: some need ages for some texts, and meanwhile the process would answer nobody. No
 * look at a pattern tells all of them (safe-regex2 passes `^(a|a)+$`, and refuses `(:\\d+)?`), so its time is
 * limited instead.
 */
class PatientRegExp extends RegExp {
  override test(text: string): boolean {
    const pattern = new RegExp(this.source, this.flags);
    Object.assign(context, { pattern, text });
    try {
      return script.runInContext(context, { timeout: patience }) as boolean;
    } catch {
      throw new ApiError(
        400,
        tooSlow,
        `The pattern /${this.source}/ takes too long for the origin ${text}; write it without one repetition that can match what another does.`,
      );
    }
  }
}

export function toPatientRegExp(pattern: Pattern): RegExp {
  return new PatientRegExp(toRegExp(pattern));
}
