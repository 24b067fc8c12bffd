import { chromium, checkAllowOrigin, extractTokens } from "@blocked/cors-protocol";
import type { RawResponse } from "../network/types.ts";
import { allowsCredentials, type Shown, toLines, valueOf } from "./prober.ts";
import type { Finding } from "./types.ts";

const allowOrigin = "Access-Control-Allow-Origin";

/** `*` with Allow-Credentials: no browser accepts it, and some servers repeat the origin once there is a cookie. */
export function judgeWildcard(shown: readonly Shown[]): Finding[] {
  const found = shown.find(
    ({ response }) =>
      response !== null && valueOf(response, allowOrigin) === "*" && allowsCredentials(response),
  );
  if (found === undefined) return [];
  return [
    {
      id: "wildcard-with-credentials",
      severity: "fault",
      title: "A wildcard together with Access-Control-Allow-Credentials",
      sentence:
        "No browser accepts * for a request with cookies, so Allow-Credentials has no effect here. Any website can read the response without cookies.",
      fix: "Name the page's origin where cookies are needed, or leave Allow-Credentials out.",
      proof: [found.proof],
    },
  ];
}

/**
 * A response that depends on the Origin header and does not tell caches so. It is told only where a cache may use the
 * response again: nothing goes wrong without one.
 */
export function judgeVary(shown: readonly Shown[]): Finding[] {
  const served = shown.flatMap(({ response, proof }) =>
    response === null ? [] : [{ response, proof }],
  );
  const values = new Set(served.map(({ response }) => valueOf(response, allowOrigin)));
  if (values.size < 2) return [];
  const silent = served.filter(({ response }) => !variesByOrigin(response) && isReused(response));
  const [first] = silent;
  if (first === undefined) return [];
  const kept = valueOf(first.response, "Cache-Control") ?? "Last-Modified and no Cache-Control";
  return [
    {
      id: "vary-missing",
      severity: "fault",
      title: "Vary: Origin is missing",
      sentence: `The response depends on the Origin header, and a cache may keep it (${kept}). It then serves one page's response to another page, which is blocked.`,
      fix: "Send Vary: Origin on every response, even to a request without an Origin.",
      // Two responses that differ.
      proof: [
        first.proof,
        ...served
          .filter(
            ({ response }) =>
              valueOf(response, allowOrigin) !== valueOf(first.response, allowOrigin),
          )
          .slice(0, 1)
          .map(({ proof }) => proof),
      ],
    },
  ];
}

function variesByOrigin(response: RawResponse): boolean {
  const names = extractTokens(toLines(response), "Vary") ?? [];
  return names.some((name) => name === "*" || name.toLowerCase() === "origin");
}

/** Whether a cache may use a response again without asking. @see https://www.rfc-editor.org/rfc/rfc9111#section-4.2 */
function isReused(response: RawResponse): boolean {
  if (response.status >= 400 || response.status === 304) return false;
  const control = (valueOf(response, "Cache-Control") ?? "").toLowerCase();
  if (/\bno-store\b|\bno-cache\b/.test(control)) return false;
  const ages = [...control.matchAll(/\b(?:s-maxage|max-age)\s*=\s*"?(\d{1,12})/g)];
  if (ages.length > 0) return ages.some(([, seconds]) => Number(seconds) > 0);
  const expires = Date.parse(valueOf(response, "Expires") ?? "");
  if (valueOf(response, "Expires") !== null)
    return expires > Date.parse(valueOf(response, "Date") ?? "");
  // A cache guesses a lifetime from the age of the resource.
  return valueOf(response, "Last-Modified") !== null;
}

/** Errors that a page cannot read, although it can read the resource. */
export function judgeErrors(
  listed: Shown,
  errors: readonly { shown: Shown; statuses: readonly number[] }[],
  origin: string,
): Finding[] {
  if (listed.access === "blocked" || (listed.response?.status ?? 500) >= 400) return [];
  const lost = errors.flatMap(({ shown: { response, proof }, statuses }) => {
    if (response === null || !statuses.includes(response.status)) return [];
    const page = { origin, credentials: "omit" } as const;
    const isLost = checkAllowOrigin(page, toLines(response), chromium) !== null;
    return isLost ? [{ status: response.status, proof }] : [];
  });
  if (lost.length === 0) return [];
  const statuses = lost.map(({ status }) => status).join(" and ");
  return [
    {
      id: "headers-lost-on-error",
      severity: "fault",
      title: `No CORS headers on ${statuses}`,
      sentence: `The page can read this URL, but not a ${statuses} of the same server: it looks like a CORS error to the page and hides its real cause.`,
      fix: "Set the CORS headers before routing, and on every status (nginx: always).",
      proof: lost.map(({ proof }) => proof),
    },
  ];
}
