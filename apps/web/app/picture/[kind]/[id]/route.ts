import { drawPicture } from "../../../../features/picture/picture.tsx";
import { findSubject } from "../../../../features/picture/subject.ts";

type Params = { params: Promise<{ kind: string; id: string }> };

/** The social picture of a page, drawn when somebody shares it. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { kind, id } = await params;
  const subject = findSubject(kind, id);
  return subject === null
    ? new Response("There is no such picture. Open the page that it belongs to.", { status: 404 })
    : drawPicture(subject);
}
