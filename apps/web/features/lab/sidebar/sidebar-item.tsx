import type { Profile } from "@blocked/profiles";
import { toLink } from "../../../lib/address/lab-address.ts";
import { useLab } from "../../../runner/state/lab-context.tsx";
import type { Progress } from "../../../runner/state/state.ts";

const dots: Record<Progress | "not tried", { mark: string; look: string }> = {
  "not tried": { mark: "", look: "border-rule" },
  "failure seen": { mark: "✕", look: "border-blocked text-blocked" },
  "danger seen": { mark: "!", look: "border-danger text-danger" },
  // Another mark than that of a profile which works: this one still fails until it is fixed.
  fixed: { mark: "+", look: "border-dashed border-readable text-readable" },
  works: { mark: "✓", look: "border-readable text-readable" },
};

/** One line: a dot that says how far the reader came, and the title. */
export function SidebarItem({ profile }: { profile: Profile }) {
  const { lab, state } = useLab();
  const { id, title } = profile;
  const isCurrent = id === state.profileId;
  const progress = state.course[id] ?? "not tried";
  const { mark, look } = dots[progress];
  return (
    <li>
      <a
        className={`flex items-center gap-2 rounded-md px-2 py-1 text-[14px] leading-[22px] ${isCurrent ? "bg-sunk font-semibold text-ink" : "text-accent hover:bg-sunk"}`}
        href={toLink(id)}
        aria-current={isCurrent ? "page" : undefined}
        onClick={(click) => {
          if (click.metaKey || click.ctrlKey || click.shiftKey) return;
          click.preventDefault();
          void lab.open(id);
        }}
      >
        <span className={`status-dot ${look}`} title={progress} aria-hidden="true">
          {mark}
        </span>
        {title}
        <span className="sr-only">, {progress}</span>
      </a>
    </li>
  );
}
