import { type CorsErrorCode, readConsole, type ReadLine } from "@blocked/cors-protocol";
import { findErrorPage, toSlug } from "@blocked/error-guide";
import { longestPasted } from "../../lib/address-limits.ts";

/** Where a pasted console line leads. */
export type Pasted =
  | { kind: "found"; href: string }
  /** The engine prints one message for several reasons; the likeliest comes first. */
  | { kind: "several"; pages: { title: string; href: string }[] }
  | { kind: "unknown"; title: string; advice: string };

const failedOnly =
  /net::ERR_|Failed to fetch|Failed to load resource|NetworkError when|Load failed|CORS request did not succeed/;

/** Reads any text, from one line to a whole console. */
export function readPasted(text: string): Pasted {
  if (text.trim() === "") {
    return { kind: "unknown", title: "Nothing was pasted", advice: "Paste the line first." };
  }
  if (text.length > longestPasted) {
    return {
      kind: "unknown",
      title: "Text too long",
      advice: `Paste only the line that gives the reason: at most ${longestPasted} characters are read, and these are ${text.length}.`,
    };
  }
  const read = readConsole(text);
  if (read !== null) return toPasted(read);
  return failedOnly.test(text)
    ? {
        kind: "unknown",
        title: "A line without a reason",
        advice:
          "This line only says that the request failed. Look for the line with the reason above or below it. If there is none, it is not CORS: the server sent no response, or something in between stopped it.",
      }
    : {
        kind: "unknown",
        title: "Not a line about CORS",
        advice:
          "This line is not about CORS. Such a line begins with “Access to fetch at …” in Chrome and Edge, and with “Cross-Origin Request Blocked: …” in Firefox. In Safari it says “… is not allowed by Access-Control-Allow-Origin” or “… due to access control checks”.",
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
