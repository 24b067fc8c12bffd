import { parseUrl } from "@blocked/cors-protocol";
import type { Examination } from "../examine/types.ts";

const loopback = /^(?:localhost|.+\.localhost|127(?:\.\d+){3}|\[::1\])$/;
const local =
  /^(?:10(?:\.\d+){3}|192\.168(?:\.\d+){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2}|169\.254(?:\.\d+){2}|.*\.local)$/;

export const mixedContent =
  "a page with https may not call an address with http: the browser blocks it as mixed content, whatever CORS says.";

/** Whether the browser blocks a request before it looks at CORS. */
export function isMixedContent(from: string, url: string): boolean {
  const target = new URL(url);
  const isPlain = target.protocol === "http:" && !loopback.test(target.hostname);
  return from.startsWith("https:") && isPlain;
}

/** What a browser does beside CORS, and no exchange shows. */
export function toNotes({ asked, options: { from } }: Examination): string[] {
  if (parseUrl(from) === null) return [];
  const [page, target] = [new URL(from), new URL(asked.url)];
  const isNear = ({ hostname }: URL) => loopback.test(hostname) || local.test(hostname);
  return isNear(target) && !isNear(page)
    ? [
        "A page on the internet needs the visitor’s permission to call this machine or network (Local Network Access): Chromium asks for it first.",
      ]
    : [];
}
