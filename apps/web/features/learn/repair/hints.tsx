import { useEffect, useRef } from "react";
import { Button } from "../../../ui/button.tsx";
import { addHint } from "../course/course.ts";
import { useCourse } from "../course/use-course.ts";
import type { Lesson } from "../lessons/lesson.ts";

/** Hints, one after another. An opened one stays open in this browser. */
export function Hints({ lesson: { id, repair } }: { lesson: Lesson }) {
  const { course, update } = useCourse();
  const open = Math.min(course[id]?.hints ?? 0, repair.hints.length);
  const list = useRef<HTMLOListElement>(null);
  const isPressed = useRef(false);
  useEffect(() => {
    // After the last hint its button is gone.
    if (isPressed.current && open === repair.hints.length) list.current?.focus();
  }, [open, repair.hints.length]);
  return (
    <div className="space-y-2">
      <ol
        ref={list}
        tabIndex={-1}
        aria-label="Hints"
        className="list-decimal space-y-1 pl-5 outline-none"
        aria-live="polite"
      >
        {repair.hints.slice(0, open).map((hint) => (
          <li key={hint}>{hint}</li>
        ))}
      </ol>
      {open < repair.hints.length && (
        <Button
          onClick={() => {
            isPressed.current = true;
            update((known) => addHint(known, id));
          }}
        >
          {open === 0 ? "Show a hint" : "Show the next hint"}
        </Button>
      )}
    </div>
  );
}
