import { useRouter, useSearchParams } from "next/navigation";
import { useEffect, useRef } from "react";
import { keepStack } from "../../../lib/stack.ts";
import {
  type LessonPlace,
  readPlace,
  type StepNumber,
  toKeyLink,
  toLessonLink,
} from "../address.ts";

/** Where ← and → move a cursor or the chosen tab. A choice has ↑ and ↓, so that ← and → never edit it unseen. */
const keepsArrows = "input:not([type=radio], [type=checkbox]), textarea, [role=tab]";

/** The step in the address. While teaching, arrow keys move between steps and lessons, and Escape ends it. */
export function usePlace(number: number, count: number) {
  const router = useRouter();
  const place = readPlace(useSearchParams());
  const { step, isTeaching } = place;
  const heading = useRef<HTMLHeadingElement>(null);
  const bar = useRef<HTMLElement>(null);
  const seen = useRef(step);

  // The pressed button may be gone, so the step's heading takes the focus.
  useEffect(() => {
    if (seen.current !== step) {
      heading.current?.focus({ preventScroll: true });
      // A step is read from its top, and the heading that takes the focus is invisible.
      bar.current?.scrollIntoView({ block: "nearest" });
    }
    seen.current = step;
  }, [step]);

  const toLink = (change: Partial<LessonPlace>) => toLessonLink(number, { ...place, ...change });
  const goTo = (next: StepNumber) => history.pushState(null, "", keepStack(toLink({ step: next })));

  useEffect(() => {
    if (!isTeaching) return () => {};
    const move = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const field = event.target instanceof HTMLElement ? event.target : null;
      // The first Escape leaves the field, so that the arrows turn the pages again.
      if (event.key === "Escape" && field?.matches(`${keepsArrows}, select`)) return field.blur();
      if (field?.matches(keepsArrows)) return;
      const link = toKeyLink(event.key, location, count);
      if (link === null) return;
      event.preventDefault();
      const isSameLesson = new URL(link, location.href).pathname === location.pathname;
      if (isSameLesson && event.key !== "Escape") history.pushState(null, "", keepStack(link));
      else router.push(keepStack(link));
    };
    document.addEventListener("keydown", move);
    return () => document.removeEventListener("keydown", move);
  }, [isTeaching, count, router]);

  return { ...place, bar, heading, toLink, goTo };
}
