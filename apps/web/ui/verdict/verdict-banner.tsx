import type { ReactNode } from "react";
import type { Fact } from "../../lib/explain/chips.ts";

export type BannerLook = "blocked" | "readable" | "danger" | "neutral";

const looks: Record<BannerLook, { icon: string; style: string; color: string }> = {
  blocked: { icon: "✕", style: "border-blocked bg-blocked-tint", color: "text-blocked" },
  readable: { icon: "✓", style: "border-readable bg-readable-tint", color: "text-readable" },
  danger: { icon: "!", style: "border-danger bg-danger-tint", color: "text-danger" },
  neutral: { icon: "–", style: "border-rule bg-neutral-tint", color: "text-soft" },
};

type VerdictBannerProps = {
  look: BannerLook;
  /** Replaces the look's own icon. */
  icon?: string;
  /** The verdict in a few words. */
  title: string;
  /** One sentence: who refused, and why. */
  children: ReactNode;
  /** The same for a newcomer, in everyday words. */
  plain?: ReactNode;
  chips?: readonly Fact[];
  /** Nothing has been sent yet. */
  isPredicted?: boolean;
  /** What the request did although it was blocked. */
  callout?: string | null;
  /** The button or link that leads on. */
  action?: ReactNode;
};

/** The verdict on a request: what happened, who did it, and what to change. */
export function VerdictBanner({ look, title, children, chips = [], ...more }: VerdictBannerProps) {
  const { icon = looks[look].icon, isPredicted = false, plain, callout = null, action } = more;
  const { style, color } = looks[look];
  return (
    <div className={`verdict ${style} ${isPredicted ? "border-dashed" : ""}`}>
      <div className="min-w-0 grow space-y-2">
        <p aria-live="polite" className="text-[20px] leading-7">
          {isPredicted && <span className="verdict-predicted">Predicted</span>}
          <strong className={`${color} font-semibold`}>
            <span aria-hidden="true">{icon} </span>
            {title}
          </strong>
          . {children}
        </p>
        {plain !== undefined && <p className="text-sm empty:hidden">{plain}</p>}
        {chips.length > 0 && (
          <ul aria-label="Result in short" className="flex flex-wrap gap-2">
            {chips.map(({ label, value }) => (
              <li key={label} className="verdict-chip">
                <span className="text-soft">{label}:</span> {value}
              </li>
            ))}
          </ul>
        )}
        {callout !== null && (
          <p role="note" className="verdict-callout">
            <span aria-hidden="true">! </span>
            {callout}
          </p>
        )}
      </div>
      {action !== undefined && <div className="shrink-0">{action}</div>}
    </div>
  );
}
