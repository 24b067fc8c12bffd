import { type CorsErrorCode, readConsole, type ReadLine } from "@blocked/cors-protocol";
import { findErrorPage, toSlug } from "@blocked/error-guide";
import { longestPasted } from "./limits.ts";

/** What can be done with what somebody pasted. */
export type Pasted =
  | { kind: "found"; href: string }
  /** The engine has one sentence for several reasons; the likeliest comes first. */
  | { kind: "several"; pages: { title: string; href: string }[] }
  | { kind: "unknown"; title: string; advice: string };

const failedOnly =
  /net::ERR_|Failed to fetch|Failed to load resource|NetworkError when|Load failed|CORS request did not succeed/;

/** @param text as pasted: perhaps a whole console, perhaps nothing of the kind */
export function readPasted(text: string): Pasted {
  if (text.trim() === "")
    return { kind: "unknown", title: "Nothing was pasted", advice: "Paste the line first." };
  if (text.length > longestPasted) {
    return {
      kind: "unknown",
      title: "This is too long to read",
      advice: `At most ${longestPasted} characters are read, and these are ${text.length}. Paste the line that gives the reason, without the rest of the console.`,
    };
  }
  const read = readConsole(text);
  if (read !== null) return toPasted(read);
  const isFailedOnly = failedOnly.test(text);
  return {
    kind: "unknown",
    title: isFailedOnly ? "This line does not say why" : "Not a line about CORS",
    advice: isFailedOnly
      ? "This line only says that the request failed. The line with the reason stands above or below it in the console. If there is none, it is not CORS: nothing answered, or something on the way stopped it."
      : "This is no line about CORS that we know. Such a line begins with “Access to fetch at …” in Chrome and Edge, with “Cross-Origin Request Blocked: …” in Firefox, and in Safari it says “… is not allowed by Access-Control-Allow-Origin” or “… due to access control checks”.",
  };
}

function toPasted(read: ReadLine): Pasted {
  const pages = read.candidates.map((code) => ({
    title: findErrorPage(toSlug(code))?.title ?? code,
    href: toHref(code, read),
  }));
  const [only] = pages;
  return pages.length === 1 && only !== undefined
    ? { kind: "found", href: only.href }
    : { kind: "several", pages };
}

function toHref(code: CorsErrorCode, { url, origin, parameter }: ReadLine): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ url, origin, parameter })) {
    if (value !== null && value !== "") query.set(name, value);
  }
  const path = `/errors/${toSlug(code)}`;
  return query.size === 0 ? path : `${path}?${query}`;
}
