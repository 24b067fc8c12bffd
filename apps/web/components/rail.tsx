import { families, type Profile } from "@blocked/profiles";
import { toLink } from "../lab/address.ts";
import { SiteNav } from "./site-nav.tsx";
import type { Course, Progress } from "../lab/progress.ts";

const marks: Record<Progress, { mark: string; color: string }> = {
  "failure seen": { mark: "✕", color: "text-blocked" },
  fixed: { mark: "✓", color: "text-readable" },
  works: { mark: "✓", color: "text-readable" },
};

/** The profiles as a course, each with how far this browser has come. On a narrow screen, a native select. */
export function Rail({
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
    <div className="area-rail lg:border-r lg:border-rule lg:py-4">
      <div className="px-4 pt-4 pb-3 lg:pt-0">
        <SiteNav here="/" />
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
          {families.map((family) => (
            <section key={family.id} aria-labelledby={`family-${family.id}`}>
              <h2 id={`family-${family.id}`} className="eyebrow px-2 pb-1">
                {family.title}
              </h2>
              <ul>
                {family.profiles.map((profile) => (
                  <RailItem
                    key={profile.id}
                    profile={profile}
                    isCurrent={profile.id === current}
                    progress={course[profile.id]}
                    onOpen={onOpen}
                    onShow={onShow}
                  />
                ))}
              </ul>
            </section>
          ))}
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

function RailItem({
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
