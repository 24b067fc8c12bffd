import { findLesson } from "../../../../features/learn/lessons/lessons.ts";
import { drawPicture } from "../../../../features/picture/picture.tsx";
import {
  findSubject,
  type PictureSubject,
  toLessonSubject,
} from "../../../../features/picture/subject.ts";

type Params = { params: Promise<{ kind: string; id: string }> };

/** The social picture of a page, drawn when somebody shares it. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { kind, id } = await params;
  const subject = kind === "learn" ? findLessonSubject(id) : findSubject(kind, id);
  return subject === null
    ? new Response("There is no such picture. Open the page that it belongs to.", { status: 404 })
    : drawPicture(subject);
}

function findLessonSubject(id: string): PictureSubject | null {
  const found = findLesson(id);
  return found === null ? null : toLessonSubject(found.number, found.lesson);
}
