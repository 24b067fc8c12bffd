import { useRouter, useSearchParams } from "next/navigation";
import { useEffect, useRef } from "react";
import {
  type LessonPlace,
  readPlace,
  type StepNumber,
  toLessonLink,
  toNeighbour,
} from "../address.ts";
import { keepStack } from "../../../lib/stack.ts";

/** Fields in which the arrow keys move the cursor or the choice. */
const keepsArrows = "input:not([type=radio], [type=checkbox]), textarea, select, [role=tab]";

/** The step in the address. While teaching, the arrow keys move between steps and lessons. */
export function usePlace(number: number, count: number) {
  const router = useRouter();
  const place = readPlace(useSearchParams());
  const { step, isTeaching } = place;
  const heading = useRef<HTMLHeadingElement>(null);
  const seen = useRef(step);

  // The pressed button may be gone, so the step's heading takes the focus.
  useEffect(() => {
    if (seen.current !== step) heading.current?.focus({ preventScroll: true });
    seen.current = step;
  }, [step]);

  const toLink = (change: Partial<LessonPlace>) => toLessonLink(number, { ...place, ...change });
  const goTo = (next: StepNumber) => history.pushState(null, "", keepStack(toLink({ step: next })));

  useEffect(() => {
    if (!isTeaching) return () => {};
    const move = (event: KeyboardEvent) => {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key] as 1 | -1 | undefined;
      const isHeld = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
      if (by === undefined || isHeld) return;
      if (event.target instanceof Element && event.target.matches(keepsArrows)) return;
      const next = toNeighbour({ number, step }, by, count);
      if (next === null) return;
      event.preventDefault();
      const link = keepStack(toLessonLink(next.number, { step: next.step, isTeaching }));
      if (next.number === number) history.pushState(null, "", link);
      else router.push(link);
    };
    document.addEventListener("keydown", move);
    return () => document.removeEventListener("keydown", move);
  }, [isTeaching, number, step, count, router]);

  return { ...place, heading, toLink, goTo };
}
