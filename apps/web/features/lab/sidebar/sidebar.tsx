import { families } from "@blocked/profiles";
import { useLab } from "../../../runner/state/lab-context.tsx";
import { Button } from "../../../ui/button.tsx";
import { PasteBox } from "../../../ui/paste-box.tsx";
import { Chapters } from "./chapters.tsx";

/** The profiles as a course, each with its progress. A narrow screen gets a native select. */
export function Sidebar() {
  const { lab, state } = useLab();
  const { course, profileId } = state;
  return (
    <div className="[grid-area:sidebar] lg:sticky lg:top-14 lg:h-[calc(100dvh-56px)] lg:overflow-y-auto lg:border-r lg:border-rule lg:py-4">
      <div className="space-y-3 px-4 pt-4 pb-3 lg:pt-0">
        <PasteBox isShort />
      </div>
      <nav aria-label="Profiles">
        <label className="block px-4 lg:hidden">
          <span className="sr-only">Profile</span>
          <select
            className="field"
            value={profileId}
            onChange={({ target }) => void lab.open(target.value)}
          >
            {families.map((family) => (
              <optgroup key={family.id} label={family.title}>
                {family.profiles.map(({ id, title }) => (
                  <option key={id} value={id}>
                    {title} ({course[id] ?? "not tried"})
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </label>
        <div className="hidden space-y-5 px-2 pt-2 lg:block">
          <Chapters />
        </div>
        {Object.keys(course).length > 0 && (
          <Button
            className="hidden px-4 pt-4 text-sm text-soft hover:text-accent lg:block"
            onClick={lab.resetProgress}
          >
            Reset progress
          </Button>
        )}
      </nav>
    </div>
  );
}
