import { families, findProfile } from "@blocked/profiles";
import { getVisitor } from "../../../lib/explain/visitor.ts";
import { isAsStated, toDecisive } from "../../../runner/scenario/step-result.ts";
import type { ScenarioEntry } from "../../../runner/state/state.ts";
import { blocked, insecure, notCors, type Status } from "../../../ui/verdict/status.tsx";

/** Names how a scenario ended. */
export function toScenarioStatus({ profileId, scenario, server, results }: ScenarioEntry): Status {
  const { engine } = getVisitor();
  if (!results.every((result) => isAsStated(result, engine, server))) {
    const word = server === "fastify" ? "Not as predicted" : "Not as with Fastify";
    return { look: "unsure", word };
  }
  if (results.length < scenario.steps.length) return { look: "unsure", word: "Running" };
  if (findProfile(profileId)?.fix === profileId) return { look: "readable", word: "Works" };
  if (scenario.whyNot?.[engine] !== undefined) {
    return { look: "opaque", word: "Not in this browser" };
  }
  const family = families.find(({ profiles }) => profiles.some(({ id }) => id === profileId));
  if (family?.kind === "not-cors") return notCors;
  if (family?.kind === "dangerous") return insecure;
  // No message names CORS here, but the browser may have blocked all the same.
  const end = toDecisive(scenario, results)?.explanation;
  const isBlocked = end?.kind === "verdict" && end.verdict.outcome === "blocked";
  return family?.kind === undefined || isBlocked
    ? blocked
    : { look: "opaque", word: "Not as intended" };
}
