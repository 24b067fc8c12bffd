import {
  fillIn,
  getFix,
  getScenario,
  type Profile,
  type ScenarioStep,
  toCall,
  toScript,
} from "@blocked/profiles";
import { type CodeLine, type DiffLine, diff, plain } from "@blocked/servers";

/** A step of a scenario in words: what it does, its call, and how it ends in Chromium. */
type StepText = { does: string; call: string; end: string };

const origin = "http://localhost:3000";
const api = "http://localhost:4000";

/** Null where a single request shows the profile. */
export function toSteps(profile: Profile): { steps: StepText[]; why: string } | null {
  const scenario = getScenario(profile);
  if (scenario === null) return null;
  const { steps, why } = fillIn(scenario, origin);
  return {
    why,
    steps: steps.map((step) => ({
      does: step.does,
      call: toCall(step.request, api),
      end: `${toSight(step)}; ${toSeen(step)}`,
    })),
  };
}

/** What the fix changes in the script; null where it changes nothing. */
export function toScriptFix(profile: Profile): DiffLine[] | null {
  const before = toScriptLines(profile);
  const after = toScriptLines(getFix(profile));
  if (before === null || after === null) return null;
  const lines = diff(before, after);
  // A fix that only needs fewer steps changes nothing in the script.
  return lines.some(({ change }) => change === "added") ? lines : null;
}

function toSight({ sees, asks }: ScenarioStep): string {
  if (sees === "TypeError") return "a TypeError";
  if (sees === "opaque") return "an opaque response";
  if (asks === undefined) return `status ${sees.status}`;
  return `status ${sees.status}, and ${asks} is ${sees.hasHeader === true ? "there" : "null"}`;
}

function toSeen({ exchanges }: ScenarioStep): string {
  if (exchanges.length === 0) return "the server sees nothing";
  return `the server sees ${exchanges.map((one) => one.replace(/ 0$/, ", without a response").replace(/ (\d+)$/, " → $1")).join(", ")}`;
}

function toScriptLines(profile: Profile): CodeLine[] | null {
  const scenario = getScenario(profile);
  return scenario && toScript(fillIn(scenario, origin), api).map(plain);
}
