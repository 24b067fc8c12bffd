import { families } from "@blocked/profiles";
import { useEffect, useRef } from "react";
import { useLab } from "../../../runner/state/lab-context.tsx";
import { TextButton } from "../../../ui/button.tsx";
import { Chapters } from "./chapters.tsx";

/** The profiles as a course, each with its progress. A narrow screen gets a native select. */
export function Sidebar() {
  const { lab, state } = useLab();
  const { course, profileId } = state;
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    nav.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  }, [profileId]);
  return (
    <nav ref={nav} aria-label="Profiles" className="lab-sidebar">
      <a className="sr-only focus:not-sr-only" href="#explained">
        Skip to the result
      </a>
      <label className="block lg:hidden">
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
      <div className="hidden space-y-4 lg:block">
        <Chapters />
        {Object.keys(course).length > 0 && (
          <TextButton
            className="px-2 text-sm text-accent hover:underline"
            onClick={lab.resetProgress}
          >
            Reset progress
          </TextButton>
        )}
      </div>
    </nav>
  );
}
