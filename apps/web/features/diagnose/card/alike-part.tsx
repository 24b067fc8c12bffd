import { CopyButton } from "../../../ui/code/copy-button.tsx";
import { PlainCode } from "../../../ui/code/plain-code.tsx";
import type { Alike, Probe } from "@blocked/diagnosis";

type AlikePartProps = { probe: Probe | null; alike: readonly Alike[] };

/** The causes that print the same line, and the command that tells them apart. */
export function AlikePart({ probe, alike }: AlikePartProps) {
  if (alike.length === 0) return null;
  return (
    <section aria-label="Causes that look alike" className="space-y-3">
      <h3 className="font-semibold">Causes that look alike</h3>
      {probe !== null && (
        <div className="space-y-1">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4">
            <p>This command sends the same request without a browser:</p>
            <CopyButton text={probe.command} label="Copy command" />
          </div>
          <PlainCode text={probe.command} label="The command" hasCopy={false} />
          {probe.assumes.length > 0 && (
            <p className="max-w-text text-sm text-soft">
              The text does not say everything, so the command assumes {probe.assumes.join(" and ")}
              . Enter your own under “Your values”.
            </p>
          )}
        </div>
      )}
      <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[minmax(0,18rem)_minmax(0,1fr)]">
        <div aria-hidden="true" className="hidden text-sm text-soft sm:contents">
          <span>The command shows</span>
          <span>The cause</span>
        </div>
        {alike.map(({ sees, cause }) => (
          <div key={sees} className="contents">
            <dt className="pt-1 font-medium sm:pt-0">{sees}</dt>
            <dd className="max-w-text">{cause}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
