import { apiIds, toApiName } from "../../../lib/apis.ts";
import { useBrowserValue } from "../../../lib/store.ts";
import { useLab } from "../../../runner/state/lab-context.tsx";

/** Chooses the server that gets the requests; nothing where there is only one. */
export function ApiSwitch() {
  const { lab, state } = useLab();
  // A choice made before the page's script runs would be lost.
  const isReady = useBrowserValue(() => true, false);
  if (state.apis.fastapi === null) return null;
  return (
    <fieldset disabled={!isReady} className="flex items-center gap-2 text-sm">
      <legend className="float-left mr-2 text-soft">API</legend>
      <span className="flex rounded-md border border-rule bg-raised">
        {apiIds.map((id) => (
          <label key={id} className="api-choice">
            <input
              type="radio"
              name="api"
              className="sr-only"
              checked={state.server === id}
              onChange={() => void lab.choose(id)}
            />
            {toApiName(id)}
          </label>
        ))}
      </span>
    </fieldset>
  );
}
