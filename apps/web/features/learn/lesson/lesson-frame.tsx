import { fillIn, findProfile, getProbe } from "@blocked/profiles";
import { Page } from "../../../ui/page-frame.tsx";
import { readPlace } from "../address.ts";
import type { Lesson } from "../lessons/lesson.ts";
import { chapters, lessons } from "../lessons/lessons.ts";
import { LessonPage } from "./lesson-page.tsx";

type Props = {
  number: number;
  lesson: Lesson;
  query: URLSearchParams;
  pageOrigin: string;
  api: string;
};

/** The page around a lesson; while teaching there is nothing around it. */
export function LessonFrame({ number, lesson: given, query, pageOrigin, api }: Props) {
  const profile = findProfile(given.profile);
  if (profile === undefined) throw new Error(`There is no profile "${given.profile}".`);
  const lesson = fillIn(given, pageOrigin);
  const policy = fillIn(profile.policy, pageOrigin);
  const own = policy.kind === "setup" ? null : policy;
  const page = (
    <LessonPage
      key={lesson.id}
      {...{ lesson, number, pageOrigin, api }}
      count={lessons.length}
      policy={own}
      start={lesson.repair.start ?? own ?? { kind: "none" }}
      probe={getProbe(lesson.probe)}
    />
  );
  if (readPlace(query).isTeaching) {
    return <main className="teach-page">{page}</main>;
  }
  const chapter = chapters.find((one) => one.lessons.includes(given));
  const place = `Lesson ${number} of ${lessons.length} · ${chapter?.title}`;
  return (
    <Page title={lesson.title} intro={place}>
      {page}
    </Page>
  );
}
