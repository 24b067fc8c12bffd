import { getHeader, parseUrl } from "@blocked/cors-protocol";
import type { Examination } from "../examine/types.ts";
import {
  allowsCookies,
  firstResult,
  isAllowed,
  lastResponse,
  originOf,
  preflightResponse,
  type Probe,
} from "./probe.ts";

function works(examination: Examination): boolean {
  const first = firstResult(examination);
  const isPreflightOnly =
    first !== undefined && first.heldBack !== null && preflightResponse(examination) !== null;
  return first !== undefined && (first.verdict.outcome === "readable" || isPreflightOnly);
}

/** Origins that no list contains, each with who has it. */
function toForeign(from: string): { origin: string; who: string }[] {
  const foreign = [
    { origin: "https://attacker.example", who: "Any website" },
    { origin: "null", who: "Any website, from a sandboxed frame," },
  ];
  if (parseUrl(from) === null) return foreign;
  const { protocol, hostname, host } = new URL(from);
  if (/^\[|^[\d.]+$/.test(hostname)) return foreign;
  return [
    ...foreign,
    {
      origin: `${protocol}//${hostname}.attacker.example`,
      who: "Whoever owns a domain that begins like the page’s",
    },
    {
      origin: `${protocol}//attacker${host}`,
      who: "Whoever owns a domain that ends like the page’s",
    },
  ];
}

/** A server that allows cookies for whoever asks. Without cookies, a page reads only what everybody may read. */
export const openToAll: Probe = {
  id: "allows-every-origin",
  applies: (examination) => {
    const response = lastResponse(examination);
    return works(examination) && response !== null && allowsCookies(response);
  },
  run: async (examination, asker) => {
    const { from } = examination.options;
    const { method } = examination.asked;
    const isPreflighted = preflightResponse(examination) !== null;
    if (from === "null") {
      return { isUnsafe: true, sentence: toHole("Any website, from a sandboxed frame,", "null") };
    }
    for (const { origin, who } of toForeign(from)) {
      const response = isPreflighted
        ? await asker.preflight(method, [], { origin })
        : await asker.get({ origin });
      if (response === null) return null;
      if (originOf(response) === origin && allowsCookies(response)) {
        return { isUnsafe: true, sentence: toHole(who, origin) };
      }
    }
    return null;
  },
};

const toHole = (who: string, origin: string) =>
  `${who} can read this with the visitor’s cookies, if they are SameSite=None: the server also allows ${origin}, with credentials.`;

/** A shared cache stores one response for all origins, unless Vary names Origin. */
export const missingVary: Probe = {
  id: "vary-missing",
  applies: (examination) => {
    const response = lastResponse(examination);
    if (!works(examination) || response === null) return false;
    const isGet = firstResult(examination)?.request.method === "GET";
    const isOwn = originOf(response) === examination.options.from;
    const vary = (getHeader(response.headers, "Vary") ?? "").toLowerCase();
    return isGet && isOwn && !/(?:^|,)\s*(?:origin|\*)\s*(?:,|$)/.test(vary);
  },
  run: async (examination, asker) => {
    const response = await asker.get({ origin: null });
    return response === null || isAllowed(response, examination.options.from)
      ? null
      : {
          sentence:
            "Vary: Origin is missing, and without an Origin the response has no such header: a cache can hand the page a copy without it.",
        };
  },
};
