import { type CorsErrorCode, readLine, type ReadLine } from "@blocked/cors-protocol";
import { findErrorPage, toSlug } from "@blocked/profiles/errors";

/** What can be done with what somebody pasted. */
export type Pasted =
  | { kind: "found"; href: string }
  /** The engine has one sentence for several reasons; the likeliest comes first. */
  | { kind: "several"; pages: { title: string; href: string }[] }
  | { kind: "unknown"; title: string; advice: string };

const failedOnly =
  /net::ERR_|Failed to fetch|Failed to load resource|NetworkError when|Load failed|CORS request did not succeed/;

/** Where a line begins: a field of one line joins what was copied in several. */
const beginning =
  /(?=Access to |Cross-Origin Request Blocked|Fetch API cannot |XMLHttpRequest cannot |Failed to load |Origin https?:|Preflight response |Uncaught |TypeError|(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) https?:)/;

/**
 * Reads a console line of any engine; of several lines the first that gives a reason.
 * @param text as pasted: perhaps a whole console, perhaps nothing of the kind
 */
export function readPasted(text: string): Pasted {
  const given = text.slice(0, 20_000).trim();
  if (given === "")
    return { kind: "unknown", title: "Nothing was pasted", advice: "Paste the line first." };
  // As one line too: a console that was copied may have broken it.
  for (const line of [given, ...given.split("\n"), ...given.split(beginning).map(unquote)]) {
    const read = readLine(line);
    if (read === null || read.code === null) continue;
    // Two lines as one: what the first quotes would reach into the second.
    if (!beginning.test(read.parameter ?? "")) return toPasted(read);
  }
  const isFailedOnly = failedOnly.test(given);
  return {
    kind: "unknown",
    title: isFailedOnly ? "This line does not say why" : "Not a line about CORS",
    advice: isFailedOnly
      ? "This line only says that the request failed. The line with the reason stands above or below it in the console. If there is none, it is not CORS: nothing answered, or something on the way stopped it."
      : "This is no line about CORS that we know. Such a line begins with “Access to fetch at …” in Chrome and Edge, with “Cross-Origin Request Blocked: …” in Firefox, and in Safari it says “… is not allowed by Access-Control-Allow-Origin” or “… due to access control checks”.",
  };
}

function unquote(text: string): string {
  return text.trim().replaceAll(/^["'`“]+|["'`”]+$/g, "");
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
