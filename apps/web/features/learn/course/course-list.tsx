"use client";

import { Link } from "../../../ui/link.tsx";
import { toLessonLink } from "../address.ts";
import { listDue, type LessonProgress } from "./course.ts";
import { useCourse } from "./use-course.ts";

type Listed = { id: string; title: string; number: number };
type Props = { chapters: readonly { title: string; lessons: readonly Listed[] }[] };

const first = { step: 1, isTeaching: false } as const;

/** The lessons by chapter, with what this browser remembers of them. */
export function CourseList({ chapters }: Props) {
  const { course, today } = useCourse();
  const due = today === null ? [] : listDue(course, today);
  const all = chapters.flatMap(({ lessons }) => lessons);
  const again = all.filter(({ id }) => due.includes(id));
  const next = all.find(({ id }) => course[id]?.repaired !== "safe") ?? all[0];
  return (
    <div className="space-y-6">
      <a className="button-main inline-block" href={toLessonLink(next?.number ?? 1, first)}>
        {next?.number === 1 ? "Start with lesson 1" : `Continue with lesson ${next?.number ?? 1}`}
      </a>
      {/* As high before the progress is known as with nothing due, so that nothing moves. */}
      <p className="min-h-[26px]" aria-live="polite">
        {again.length > 0 && (
          <>
            <strong>Due today:</strong>{" "}
            {again.map(({ number, title }, index) => (
              <span key={number}>
                {index > 0 && ", "}
                <Link href={toLessonLink(number, first)}>
                  Lesson {number}, {title}
                </Link>
              </span>
            ))}
          </>
        )}
        {today !== null && again.length === 0 && (
          <span className="text-soft">
            What you predict wrongly is asked again after 1, 3 and 7 days, in this browser only.
          </span>
        )}
      </p>
      <div className="grid gap-x-12 gap-y-8 md:grid-cols-2">
        {chapters.map(({ title, lessons }) => (
          <section key={title} aria-label={title} className="space-y-2 first:row-span-2">
            <h2 className="text-[20px] leading-7 font-semibold">{title}</h2>
            <ol className="divide-y divide-rule border-y border-rule">
              {lessons.map(({ id, title: name, number }) => (
                <li key={id} className="grid grid-cols-[32px_minmax(0,1fr)_auto] gap-2 py-2">
                  <span className="text-soft">{number}</span>
                  <Link href={toLessonLink(number, first)}>{name}</Link>
                  <span className="text-[14px] text-soft">{toStatus(course[id])}</span>
                </li>
              ))}
            </ol>
          </section>
        ))}
      </div>
    </div>
  );
}

function toStatus({ held, repaired }: LessonProgress = {}): string {
  if (repaired === "safe") return "✓ repaired";
  if (repaired === "unsafe") return "! works, but unsafe";
  if (held === undefined) return "";
  return held ? "predicted correctly" : "predicted wrongly";
}
