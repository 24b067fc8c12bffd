import { type CodeLine, plain } from "../code.ts";
import { type DiffLine, diff } from "../diff.ts";
import { getFix } from "../catalogue.ts";
import { fillIn } from "../policy.ts";
import { getScene, type Profile } from "../profile.ts";
import { type SceneStep, toCall, toScript } from "../scene.ts";

/** The steps of a scene to be read: what is done, how it is written, and how it ends in Chromium. */
export type Told = { does: string; call: string; end: string };

const origin = "http://localhost:3000";
const api = "http://localhost:4000";

/** Null where a single request shows the profile. */
export function toSteps(profile: Profile): { steps: Told[]; why: string } | null {
  const scene = getScene(profile);
  if (scene === null) return null;
  const { steps, why } = fillIn(scene, origin);
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

function toSight({ sees, asks }: SceneStep): string {
  if (sees === "TypeError") return "a TypeError";
  if (sees === "opaque") return "an opaque answer";
  if (asks === undefined) return `status ${sees.status}`;
  return `status ${sees.status}, and ${asks} is ${sees.hasHeader === true ? "there" : "null"}`;
}

function toSeen({ exchanges }: SceneStep): string {
  if (exchanges.length === 0) return "the server sees nothing";
  return `the server sees ${exchanges.map((one) => one.replace(/ 0$/, ", unanswered").replace(/ (\d+)$/, " → $1")).join(", ")}`;
}

function toScriptLines(profile: Profile): CodeLine[] | null {
  const scene = getScene(profile);
  return scene && toScript(fillIn(scene, origin), api).map(plain);
}
