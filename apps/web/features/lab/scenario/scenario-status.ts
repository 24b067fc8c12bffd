import { families, findProfile } from "@blocked/profiles";
import { getVisitor } from "../../../lib/explain/visitor.ts";
import { isAsStated } from "../../../runner/scenario/step-result.ts";
import type { ScenarioEntry } from "../../../runner/state/state.ts";
import type { Status } from "../../../ui/verdict/status.tsx";

/** Names how a scenario ended. */
export function toScenarioStatus({ profileId, scenario, results }: ScenarioEntry): Status {
  const { engine } = getVisitor();
  if (!results.every((result) => isAsStated(result, engine))) {
    return { look: "unsure", word: "Not as predicted" };
  }
  if (results.length < scenario.steps.length) return { look: "unsure", word: "Running" };
  if (findProfile(profileId)?.fix === profileId) return { look: "readable", word: "Works" };
  if (scenario.whyNot?.[engine] !== undefined) {
    return { look: "opaque", word: "Not in this browser" };
  }
  const family = families.find(({ profiles }) => profiles.some(({ id }) => id === profileId));
  if (family?.kind === "not-cors") return { look: "network-error", word: "Not CORS" };
  if (family?.kind === "dangerous") return { look: "danger", word: "Insecure" };
  return family?.kind === undefined
    ? { look: "blocked", word: "Blocked by the browser" }
    : { look: "opaque", word: "Not as intended" };
}
