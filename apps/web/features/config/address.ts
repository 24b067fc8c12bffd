import { isToken } from "@blocked/cors-protocol";
import type { Needs } from "@blocked/servers";

export const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"] as const;

const list = (text: string | null) => (text ?? "").split(",").filter((one) => one !== "");

/** Reads the address. A part that is missing gets its default; an unknown method is dropped. */
export function readNeeds(query: URLSearchParams, pageOrigin: string): Needs {
  const chosen = query.get("methods");
  return {
    origins: query.has("origins") ? list(query.get("origins")) : [pageOrigin],
    cookies: query.get("cookies") === "1",
    methods: methods.filter((one) => chosen === null || list(chosen).includes(one)),
    headers: list(query.get("headers")),
    exposed: list(query.get("exposed")),
  };
}

/** Links to the page with these needs; the inverse of `readNeeds`. */
export function toNeedsLink({
  origins,
  cookies,
  methods: chosen,
  headers,
  exposed,
}: Needs): string {
  const query = new URLSearchParams({
    origins: origins.join(),
    ...(cookies ? { cookies: "1" } : {}),
    methods: chosen.join(),
    ...(headers.length > 0 ? { headers: headers.join() } : {}),
    ...(exposed.length > 0 ? { exposed: exposed.join() } : {}),
  });
  return `/config?${query}`;
}

/**
 * Whether every server can list a header of that name. A star has no meaning with cookies, and nginx would
 * read a dollar as the start of a variable.
 */
export function isHeaderName(text: string): boolean {
  return isToken(text) && !/[*$]/.test(text);
}
