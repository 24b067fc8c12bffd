import { toReason } from "@blocked/cors-protocol/messages";
import { families, type Family, getShown, type Profile } from "@blocked/profiles";
import { useState } from "react";
import { useLab } from "../../../runner/state/lab-context.tsx";
import { SidebarItem } from "./sidebar-item.tsx";

/** Every chapter, those beyond the tutorial folded, with a search box that finds a profile in any of them. */
export function Chapters() {
  const { profileId } = useLab().state;
  const [wanted, setWanted] = useState("");
  // The web server rendered the first profile's chapter open, so no event tells of it.
  const [opened, setOpened] = useState<readonly string[]>(() =>
    families.filter(({ profiles }) => profiles.some(({ id }) => id === profileId)).map(toId),
  );
  const found = families
    .map((family) => ({ family, profiles: family.profiles.filter((one) => matches(one, wanted)) }))
    .filter(({ profiles }) => profiles.length > 0);
  return (
    <>
      <label className="block px-2">
        <span className="sr-only">Find a profile</span>
        <input
          type="search"
          className="field"
          placeholder="Find a profile"
          value={wanted}
          onChange={({ target }) => setWanted(target.value)}
        />
      </label>
      {found.length === 0 && <p className="px-2 text-sm text-soft">No profile matches.</p>}
      {found.map(({ family, profiles }) => (
        <Chapter
          key={family.id}
          family={family}
          profiles={profiles}
          isOpen={
            wanted !== "" ||
            opened.includes(family.id) ||
            profiles.some(({ id }) => id === profileId)
          }
          onToggle={(isOpen) => {
            // A search opens every chapter, and only while it lasts.
            if (wanted !== "") return;
            setOpened((others) => [
              ...others.filter((id) => id !== family.id),
              ...(isOpen ? [family.id] : []),
            ]);
          }}
        />
      ))}
    </>
  );
}

const toId = ({ id }: Family) => id;

/** Searches the title, the lesson, and the reason that Chromium prints. */
function matches(profile: Profile, wanted: string): boolean {
  const outcome = getShown(profile)?.outcome;
  const reason = outcome?.verdict === "blocked" ? toReason(outcome) : "";
  return `${profile.title} ${profile.lesson} ${reason}`
    .toLowerCase()
    .includes(wanted.trim().toLowerCase());
}

type ChapterProps = {
  family: Family;
  profiles: readonly Profile[];
  isOpen: boolean;
  onToggle: (isOpen: boolean) => void;
};

function Chapter({ family, profiles, isOpen, onToggle }: ChapterProps) {
  const { id, title, isFolded = false } = family;
  const heading = (
    <h2 id={`family-${id}`} className={`eyebrow ${isFolded ? "inline" : "px-2"}`}>
      {title}
    </h2>
  );
  const list = (
    <ul className="pt-1">
      {profiles.map((profile) => (
        <SidebarItem key={profile.id} profile={profile} />
      ))}
    </ul>
  );
  return (
    <section aria-labelledby={`family-${id}`}>
      {isFolded ? (
        <details open={isOpen} onToggle={({ currentTarget }) => onToggle(currentTarget.open)}>
          <summary className="px-2">{heading}</summary>
          {list}
        </details>
      ) : (
        <>
          {heading}
          {list}
        </>
      )}
    </section>
  );
}
