import { families, findProfile } from "@blocked/profiles";
import { getVisitor } from "../../../lib/explain/visitor.ts";
import { isAsStated } from "../../../runner/scenario/play.ts";
import type { ScenarioEntry } from "../../../runner/state/state.ts";
import type { Status } from "../../../ui/status.tsx";

/** How a scenario ended, in a word. */
export function toScenarioStatus({ profileId, scenario, results }: ScenarioEntry): Status {
  const { engine } = getVisitor();
  if (!results.every((result) => isAsStated(result, engine))) {
    return { look: "unsure", word: "Not as predicted" };
  }
  if (results.length < scenario.steps.length) return { look: "unsure", word: "Under way" };
  if (findProfile(profileId)?.fix === profileId) return { look: "readable", word: "Works" };
  if (scenario.whyNot?.[engine] !== undefined)
    return { look: "sealed", word: "Not in this browser" };
  const family = families.find(({ profiles }) => profiles.some(({ id }) => id === profileId));
  if (family?.kind === "not-cors") return { look: "network-error", word: "Not CORS" };
  if (family?.kind === "dangerous") return { look: "danger", word: "Works, and should not" };
  return family?.kind === undefined
    ? { look: "blocked", word: "Blocked by the browser" }
    : { look: "sealed", word: "Not as it should be" };
}
