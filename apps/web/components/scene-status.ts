import { families, findProfile } from "@blocked/profiles";
import { getVisitor } from "../lab/browser.ts";
import { isAsStated } from "../lab/scene.ts";
import type { SceneEntry } from "../lab/state.ts";
import type { Status } from "./status.tsx";

/** How a scene ended, in a word. */
export function toSceneStatus({ profileId, scene, results }: SceneEntry): Status {
  const { engine } = getVisitor();
  if (!results.every((result) => isAsStated(result, engine))) {
    return { look: "unsure", word: "Not as predicted" };
  }
  if (results.length < scene.steps.length) return { look: "unsure", word: "Under way" };
  if (findProfile(profileId)?.fix === profileId) return { look: "readable", word: "Works" };
  if (scene.whyNot?.[engine] !== undefined) return { look: "sealed", word: "Not in this browser" };
  const family = families.find(({ profiles }) => profiles.some(({ id }) => id === profileId));
  if (family?.kind === "not-cors") return { look: "unanswered", word: "Not CORS" };
  if (family?.kind === "dangerous") return { look: "danger", word: "Works, and should not" };
  return family?.kind === undefined
    ? { look: "blocked", word: "Blocked by the browser" }
    : { look: "sealed", word: "Not as it should be" };
}
