import { Page } from "../../ui/page-frame.tsx";
import { CourseList } from "./course/course-list.tsx";
import { chapters, toNumber } from "./lessons/lessons.ts";
import { TutorialText } from "./tutorial/tutorial-text.tsx";

const intro =
  "Each lesson is one page in four steps: predict what your browser will do, really send the request, see what happened, and repair the policy yourself.";

/** The course, and the tutorial's text below it. */
export function LearnPage() {
  const listed = chapters.map(({ title, lessons }) => ({
    title,
    lessons: lessons.map((lesson) => ({
      id: lesson.id,
      title: lesson.title,
      number: toNumber(lesson),
    })),
  }));
  return (
    <Page title="CORS, from the error to the fix" intro={intro}>
      <CourseList chapters={listed} />
      <TutorialText />
    </Page>
  );
}
