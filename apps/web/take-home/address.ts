import { isToken } from "@blocked/cors-protocol";
import type { Needs } from "@blocked/servers";

/** The methods that there are to choose from. */
export const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"] as const;

const list = (text: string | null) => (text ?? "").split(",").filter((one) => one !== "");

/** Reads the address; what is left out is as at the beginning, and what cannot be is left out. */
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

/** The link that carries all of it; the inverse of `readNeeds`. */
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
  return `/take-it-home?${query}`;
}

/**
 * Whether a header can be listed under that name. A star could be sent, and means nothing with cookies; nginx
 * takes what follows a dollar for a variable.
 */
export function isHeaderName(text: string): boolean {
  return isToken(text) && !/[*$]/.test(text);
}
