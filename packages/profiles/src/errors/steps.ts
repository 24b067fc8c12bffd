import { type CodeLine, plain } from "../code.ts";
import { type DiffLine, diff } from "../diff.ts";
import { getFix } from "../catalogue.ts";
import { fillIn } from "../policy.ts";
import { getScenario, type Profile } from "../profile.ts";
import { type ScenarioStep, toCall, toScript } from "../scenario.ts";

/** The steps of a scenario to be read: what is done, how it is written, and how it ends in Chromium. */
export type Told = { does: string; call: string; end: string };

const origin = "http://localhost:3000";
const api = "http://localhost:4000";

/** Null where a single request shows the profile. */
export function toSteps(profile: Profile): { steps: Told[]; why: string } | null {
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

/** What changes in the script; null where nothing does. */
export function toScriptFix(profile: Profile): DiffLine[] | null {
  const before = toScriptLines(profile);
  const after = toScriptLines(getFix(profile));
  if (before === null || after === null) return null;
  const lines = diff(before, after);
  // A fix that needs fewer steps changes nothing in the script.
  return lines.some(({ change }) => change === "added") ? lines : null;
}

function toSight({ sees, asks }: ScenarioStep): string {
  if (sees === "TypeError") return "a TypeError";
  if (sees === "opaque") return "an opaque answer";
  if (asks === undefined) return `status ${sees.status}`;
  return `status ${sees.status}, and ${asks} is ${sees.hasHeader === true ? "there" : "null"}`;
}

function toSeen({ exchanges }: ScenarioStep): string {
  if (exchanges.length === 0) return "the server sees nothing";
  return `the server sees ${exchanges.map((one) => one.replace(/ 0$/, ", unanswered").replace(/ (\d+)$/, " → $1")).join(", ")}`;
}

function toScriptLines(profile: Profile): CodeLine[] | null {
  const scenario = getScenario(profile);
  return scenario && toScript(fillIn(scenario, origin), api).map(plain);
}
