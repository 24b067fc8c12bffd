import type { Profile } from "@blocked/profiles";
import { toSteps } from "@blocked/error-guide";
import { Part } from "./error-frame.tsx";

/** What no single request shows, step by step, and why it ends so. */
export function StepsOf({ profile }: { profile: Profile }) {
  const told = toSteps(profile);
  if (told === null) return null;
  return (
    <Part title="Step by step">
      <ol className="space-y-2">
        {told.steps.map(({ does, call, end }, index) => (
          <li key={index}>
            <p>
              <span className="font-semibold">{index + 1}. </span>
              {does}
            </p>
            <p className="wire break-words">{call}</p>
            <p className="text-sm text-soft">{`It ends in ${end}.`}</p>
          </li>
        ))}
      </ol>
      <p className="max-w-prose">{told.why}</p>
    </Part>
  );
}
