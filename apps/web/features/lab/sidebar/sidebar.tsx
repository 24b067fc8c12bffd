import { toReason } from "@blocked/cors-protocol";
import { families, type Family, getShown, type Profile } from "@blocked/profiles";
import { useState } from "react";
import { toLink } from "../../../lib/lab-address.ts";
import { PasteBox } from "../../../ui/paste-box.tsx";
import { SiteNav } from "../../../ui/site-nav.tsx";
import type { Course, Progress } from "../../../runner/state/progress.ts";

const marks: Record<Progress, { mark: string; color: string }> = {
  "failure seen": { mark: "✕", color: "text-blocked" },
  "danger seen": { mark: "!", color: "text-danger" },
  fixed: { mark: "✓", color: "text-readable" },
  works: { mark: "✓", color: "text-readable" },
};

/** The profiles as a course, each with how far this browser has come. On a narrow screen, a native select. */
export function Sidebar({
  current,
  course,
  onOpen,
  onShow,
  onForget,
}: {
  current: string;
  course: Course;
  onOpen: (id: string) => void;
  onShow: (profile: Profile) => void;
  onForget: () => void;
}) {
  const isEmpty = Object.keys(course).length === 0;
  return (
    <div className="area-rail lg:sticky lg:top-0 lg:h-dvh lg:overflow-y-auto lg:border-r lg:border-rule lg:py-4">
      <div className="space-y-3 px-4 pt-4 pb-3 lg:pt-0">
        <SiteNav here="/" />
        <PasteBox isShort />
      </div>
      <nav aria-label="Profiles">
        <label className="block px-4 lg:hidden">
          <span className="sr-only">Profile</span>
          <select className="field" value={current} onChange={({ target }) => onOpen(target.value)}>
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
          <Families current={current} course={course} onOpen={onOpen} onShow={onShow} />
        </div>
        {!isEmpty && (
          <button
            type="button"
            className="hidden px-4 pt-4 text-sm text-soft hover:text-accent lg:block"
            onClick={onForget}
          >
            Start the course over
          </button>
        )}
      </nav>
    </div>
  );
}

type Choice = {
  current: string;
  course: Course;
  onOpen: (id: string) => void;
  onShow: (profile: Profile) => void;
};

/** Every chapter, those beyond the tutorial folded; a few letters find a profile in any of them. */
function Families(choice: Choice) {
  const [wanted, setWanted] = useState("");
  const found = families
    .map((family) => ({ family, profiles: family.profiles.filter((one) => matches(one, wanted)) }))
    .filter(({ profiles }) => profiles.length > 0);
  return (
    <>
      <label className="block px-2">
        <span className="sr-only">Find a configuration</span>
        <input
          type="search"
          className="field"
          placeholder="Find"
          value={wanted}
          onChange={({ target }) => setWanted(target.value)}
        />
      </label>
      {found.length === 0 && <p className="px-2 text-sm text-soft">Nothing like that.</p>}
      {found.map(({ family, profiles }) => (
        <Chapter
          key={family.id}
          family={family}
          profiles={profiles}
          isOpen={wanted !== "" || profiles.some(({ id }) => id === choice.current)}
          {...choice}
        />
      ))}
    </>
  );
}

/** By its title, its lesson, or a part of the sentence that Chromium prints for it. */
function matches(profile: Profile, wanted: string): boolean {
  const outcome = getShown(profile)?.outcome;
  const sentence = outcome?.verdict === "blocked" ? toReason(outcome) : "";
  return `${profile.title} ${profile.lesson} ${sentence}`
    .toLowerCase()
    .includes(wanted.trim().toLowerCase());
}

function Chapter({
  family: { id, title, isFolded },
  profiles,
  isOpen,
  current,
  course,
  onOpen,
  onShow,
}: Choice & { family: Family; profiles: readonly Profile[]; isOpen: boolean }) {
  const heading = (
    <h2 id={`family-${id}`} className={`eyebrow ${isFolded === true ? "inline" : "px-2"}`}>
      {title}
    </h2>
  );
  const list = (
    <ul className="pt-1">
      {profiles.map((profile) => (
        <SidebarItem
          key={profile.id}
          profile={profile}
          isCurrent={profile.id === current}
          progress={course[profile.id]}
          onOpen={onOpen}
          onShow={onShow}
        />
      ))}
    </ul>
  );
  return (
    <section aria-labelledby={`family-${id}`}>
      {isFolded === true ? (
        <details open={isOpen}>
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

function SidebarItem({
  profile,
  isCurrent,
  progress,
  onOpen,
  onShow,
}: {
  profile: Profile;
  isCurrent: boolean;
  progress: Progress | undefined;
  onOpen: (id: string) => void;
  onShow: (profile: Profile) => void;
}) {
  const { id, title } = profile;
  return (
    <li className={`rounded-md px-2 py-1 ${isCurrent ? "bg-sunk" : ""}`}>
      <a
        className={`block leading-5 ${isCurrent ? "font-semibold" : "hover:text-accent"}`}
        href={toLink(id)}
        aria-current={isCurrent ? "page" : undefined}
        onClick={(click) => {
          if (click.metaKey || click.ctrlKey || click.shiftKey) return;
          click.preventDefault();
          onOpen(id);
        }}
      >
        {title}
      </a>
      <span className="flex justify-between text-[13px] leading-5">
        <span className="text-soft">
          {progress === undefined ? (
            "not tried"
          ) : (
            <>
              <span className={marks[progress].color} aria-hidden="true">
                {marks[progress].mark}{" "}
              </span>
              {progress}
            </>
          )}
        </span>
        <button
          type="button"
          className="text-accent hover:underline"
          aria-label={`Show me ${title}`}
          onClick={() => onShow(profile)}
        >
          Show me
        </button>
      </span>
    </li>
  );
}
