import { read, withEdit } from "../../read.ts";
import type { Edit } from "../problem.ts";
import { type Answer, toAnswer } from "../answer.ts";

export function answersOf(text: string, edit?: Edit): Answer[] {
  return read(text).found.map((one) => toAnswer(withEdit(one, edit), edit?.skipped ?? []));
}

export function answerOf(text: string, edit?: Edit): Answer {
  const [answer, ...others] = answersOf(text, edit);
  if (answer === undefined || others.length > 0) throw new Error(`${others.length} others`);
  return answer;
}

export const frame = (url: string, origin = "https://app.example.com", asker = "fetch") =>
  `Access to ${asker} at '${url}' from origin '${origin}' has been blocked by CORS policy: `;
export const absent =
  "No 'Access-Control-Allow-Origin' header is present on the requested resource.";
export const preflight = "Response to preflight request doesn't pass access control check: ";
export const items = "https://api.example.com/items";
