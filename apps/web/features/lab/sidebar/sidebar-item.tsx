import type { Profile } from "@blocked/profiles";
import { toLink } from "../../../lib/lab-address.ts";
import { useLab } from "../../../runner/state/lab-context.tsx";
import type { Progress } from "../../../runner/state/state.ts";
import { TextButton } from "../../../ui/button.tsx";

const marks: Record<Progress, { mark: string; color: string }> = {
  "failure seen": { mark: "✕", color: "text-blocked" },
  "danger seen": { mark: "!", color: "text-danger" },
  fixed: { mark: "✓", color: "text-readable" },
  works: { mark: "✓", color: "text-readable" },
};

export function SidebarItem({ profile }: { profile: Profile }) {
  const { lab, state } = useLab();
  const { id, title } = profile;
  const isCurrent = id === state.profileId;
  const progress = state.course[id];
  return (
    <li className={`rounded-md px-2 py-1 ${isCurrent ? "bg-sunk" : ""}`}>
      <a
        className={`block leading-5 ${isCurrent ? "font-semibold" : "hover:text-accent"}`}
        href={toLink(id)}
        aria-current={isCurrent ? "page" : undefined}
        onClick={(click) => {
          if (click.metaKey || click.ctrlKey || click.shiftKey) return;
          click.preventDefault();
          void lab.open(id);
        }}
      >
        {title}
      </a>
      <span className="flex justify-between text-[13px] leading-5">
        <span className="text-soft">
          {progress !== undefined && (
            <span className={marks[progress].color} aria-hidden="true">
              {marks[progress].mark}{" "}
            </span>
          )}
          {progress ?? "not tried"}
        </span>
        <TextButton aria-label={`Show me ${title}`} onClick={() => void lab.showMe(profile)}>
          Show me
        </TextButton>
      </span>
    </li>
  );
}
