import { findAddress } from "../engines/firefox/read-translated.ts";
import type { Hit } from "./scan.ts";
import { type Region, textOf, tidy } from "./values.ts";

/** The addresses that a line names around its reason. */
export type Addresses = {
  url: string | null;
  redirectedFrom: string | null;
  origin: string | null;
  asker: string | null;
  /** Where the line begins. */
  from: number;
};

/** An address of any scheme, also one without slashes such as `localhost:4000/items`. */
export const isAddress = /^(?:[a-z][a-z0-9+.-]{0,40}:|\/)/i;

const askers: Record<string, string> = {
  "css stylesheet": "stylesheet",
  "fetch api": "fetch",
  "beacon api": "beacon",
};
const knownAsker = /(?:^|[^a-z])(fetch api|xmlhttprequest|eventsource|beacon api|[a-z]{3,20})\s*$/i;

function toAsker(words: string): string {
  return askers[words.toLowerCase()] ?? words;
}

/** The words before "cannot load": what made the request. */
function askerBefore(region: Region): string | null {
  const words = textOf({ ...region, from: Math.max(region.from, region.to - 30) });
  const word = knownAsker.exec(words.trimEnd())?.[1];
  return word === undefined ? null : toAsker(word);
}

/** Reads `Access to fetch at '…' (redirected from '…') from origin '…' has been`, of which any part may be lost. */
export function readChromiumFrame({ before }: Hit): Addresses {
  const { skeleton } = before;
  const low = Math.max(before.from, before.to - 9_000);
  const bare = skeleton.bare.slice(low, before.to);
  const blocked = bare.endsWith("hasbeen") ? before.to - "hasbeen".length : before.to;
  const at = bare.lastIndexOf("accessto");
  const head =
    at < 0
      ? null
      : /^accessto([a-z]{1,30}?)at(?=[a-z][a-z0-9+.-]{0,40}:|\/|…|\.\.\.)/.exec(bare.slice(at));
  const begin = head === null ? low : low + at + head[0].length;
  const asker =
    head === null
      ? null
      : toAsker(tidy({ skeleton, from: low + at + 8, to: begin - 2 }, "parameter"));
  const former = bare.lastIndexOf("redirectfrom");
  if (head === null && former >= 0) return readRedirect(before, low + former);
  const by = bare.lastIndexOf("fromorigin");
  if (head === null && by < 0) return readOriginAlone({ ...before, from: low, to: blocked });
  const end = by < 0 ? blocked : low + by;
  const resource =
    head === null && by >= 0
      ? /(?:image|script|font|stylesheet|media|texttrack)$/.exec(bare.slice(0, by))
      : null;
  if (resource !== null) {
    const url = tidy({ skeleton, from: end + 10, to: blocked }, "url");
    return {
      url,
      redirectedFrom: null,
      origin: null,
      asker: resource[0],
      from: end - resource[0].length,
    };
  }
  const origin =
    by < 0 ? null : toOrigin(tidy({ skeleton, from: end + 10, to: blocked }, "origin"));
  const via = bare.slice(begin - low, end - low).lastIndexOf("(redirectedfrom");
  const isVia = via >= 0 && begin + via < end;
  const urlEnd = isVia ? begin + via : end;
  const url =
    head === null
      ? lastWord({ skeleton, from: begin, to: urlEnd })
      : tidy({ skeleton, from: begin, to: urlEnd }, "url");
  const redirectedFrom = isVia
    ? tidy({ skeleton, from: begin + via + "(redirectedfrom".length, to: end - 1 }, "url")
    : null;
  return {
    url: url !== null && isAddress.test(url) ? url : null,
    redirectedFrom,
    origin,
    asker,
    from: head === null ? (by < 0 ? before.to : low + by) : low + at,
  };
}

/** Earlier versions: `Redirect from '…' to '…' has been`. The blocked response is the one that redirected. */
function readRedirect({ skeleton, to }: Region, at: number): Addresses {
  const from = at + "redirectfrom".length;
  const text = textOf({ skeleton, from, to });
  const url = findAddress(text);
  return { url, redirectedFrom: null, origin: null, asker: null, from: at };
}

/** A line that is cut off before "origin", or before "has been". */
function readOriginAlone(region: Region): Addresses {
  const { skeleton, to } = region;
  const at = skeleton.bare.slice(region.from, to).lastIndexOf("origin");
  const begin = region.from + at + "origin".length;
  const words = at < 0 ? "" : textOf({ skeleton, from: begin, to }).trim();
  const origin = /\s/.test(words) ? null : toOrigin(tidy({ skeleton, from: begin, to }, "origin"));
  const isFound = origin !== null && words !== "";
  return {
    url: isFound ? null : lastAddress(region),
    redirectedFrom: null,
    origin: isFound ? origin : null,
    asker: null,
    from: isFound ? region.from + at : to,
  };
}

function lastAddress(region: Region): string | null {
  const url = lastWord(region);
  return url !== null && isAddress.test(url) ? url : null;
}

function toOrigin(text: string): string | null {
  return /^(?:null|[a-z][a-z0-9+.-]{0,40}:.{0,300})$/i.test(text) ? text : null;
}

function lastWord(region: Region): string | null {
  const words = textOf(region).trimEnd().slice(-4_000).split(/\s/);
  const word = (words.at(-1) ?? "").replaceAll(/["'‘’“”`]/g, "");
  return /:\/\//.test(word) ? word : null;
}

const askerIn = /^Cannot load (\w{4,10}) /;
const isBlink = (says: string) => says.startsWith("cannot load");

/** The addresses of any other frame. */
export function readFrame({ sign, values, before, from }: Hit): Addresses | null {
  const url = values["url"] ?? null;
  if (url !== null && !isAddress.test(url)) return null;
  if (url === null && sign.isWhole === true) return null;
  const asker = askerIn.exec(sign.says)?.[1] ?? (isBlink(sign.says) ? askerBefore(before) : null);
  return { url, redirectedFrom: null, origin: values["origin"] ?? null, asker, from };
}

const schemes = ["https://", "http://", "wss://", "ws://"];

/** The address that stands in the same line as a sign, before it or behind it. */
export function addressBeside(hit: Hit): string | null {
  const { behind } = hit;
  const left = hit.sign.isBeforeAddress === true ? null : addressBefore(hit);
  if (left !== null) return left;
  const right = textOf({ ...behind, to: Math.min(behind.to, behind.from + 4_000) });
  const end = right.indexOf("\n");
  return findAddress(end < 0 ? right : right.slice(0, end));
}

export function addressBefore({ before }: Hit): string | null {
  const left = textOf({ ...before, from: Math.max(before.from, before.to - 4_000) });
  const line = left.slice(left.lastIndexOf("\n") + 1);
  const at = Math.max(...schemes.map((scheme) => line.lastIndexOf(scheme)));
  return at < 0 ? null : findAddress(line.slice(at));
}

/** The address of a Firefox line whose beginning is lost: `…/items. (Reason: `. */
export function addressBeforeReason({ before }: Hit): string | null {
  const left = textOf({ ...before, from: Math.max(before.from, before.to - 4_000) }).trimEnd();
  if (!/\breason:$/i.test(left.slice(-8))) return null;
  const words = left.slice(0, -7).replace(/\($/, "").trimEnd().split(/\s/);
  return findAddress(words.at(-1) ?? "");
}

/** The status that a line gives right after a sign. */
export function statusBehind({ values, behind }: Hit): number | null {
  const given = values["status"];
  const text = textOf({ ...behind, to: Math.min(behind.to, behind.from + 80) });
  const found = /^\D{0,2}(\d{3})\b|\bcode\W{0,4}(\d{3})\b/i.exec(text);
  const status = Number(given ?? found?.[1] ?? found?.[2] ?? 0);
  return status >= 100 && status <= 599 ? status : null;
}
