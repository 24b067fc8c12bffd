import NextLink from "next/link";
import { type StepNumber, toLessonLink, toNeighbour } from "../address.ts";

type TeachBarProps = {
  title: string;
  number: number;
  step: StepNumber;
  count: number;
  leave: string;
};

/** The title, how to turn the pages, and the way out; nothing else is on the screen. */
export function TeachBar({ title, number, step, count, leave }: TeachBarProps) {
  const turns = [
    { by: -1, name: "Previous page", mark: "‹" },
    { by: 1, name: "Next page", mark: "›" },
  ] as const;
  return (
    <header className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <h1>
        Lesson {number}: {title}
      </h1>
      <nav aria-label="Teaching" className="flex flex-wrap items-center gap-3">
        <span className="text-soft">← → turn the page</span>
        {turns.map(({ by, name, mark }) => {
          const spot = toNeighbour({ number, step }, by, count);
          if (spot === null) return null;
          const href = toLessonLink(spot.number, { step: spot.step, isTeaching: true });
          return (
            <NextLink key={by} prefetch={false} className="button" href={href} aria-label={name}>
              {mark}
            </NextLink>
          );
        })}
        <NextLink prefetch={false} className="button" href={leave}>
          Leave teaching mode
        </NextLink>
      </nav>
    </header>
  );
}
