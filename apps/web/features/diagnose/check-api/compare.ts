import { explanations } from "@blocked/cors-protocol/messages";
import type { Examined } from "../../../lib/own-server/examined.ts";
import { type Got, isError } from "../../../lib/explain/explain.ts";

/** What this browser got, and got once more where that separates two causes. */
export type Seen = {
  got: Got;
  /** The same without cookies, and the same past the cache; null where it was not sent. */
  withoutCookies: Got | null;
  withoutCache: Got | null;
};

export type Comparison = {
  kind: "agree" | "disagree" | "open";
  sentence: string;
};

/** How the server's side ended, as far as the two can be compared. */
type End = { status: number } | "blocked" | "none" | "failed" | "held" | "unsent";

/** A second request of the browser that can separate the causes of a disagreement. */
export type Retry = "without cookies" | "without cache";

/**
 * The second requests worth sending. Only a request that reads is repeated.
 * @param mayRepeat whether it only reads
 */
export function toRetries(got: Got, examined: Examined, isInclude: boolean): Retry[] {
  const { method } = examined.request;
  const reads = method === "GET" || method === "HEAD";
  if (!reads || isError(got) || isSame(got, toEnd(examined)) !== false) return [];
  return [...(isInclude ? (["without cookies"] as const) : []), "without cache"];
}

/** Says in one sentence whether this browser and the server's side came to the same end, and if not, why. */
export function compare(seen: Seen, examined: Examined, isInclude: boolean): Comparison {
  const { got } = seen;
  const end = toEnd(examined);
  const same = isSame(got, end);
  if (same === null) return toOpen(got, examined, end);
  if (same) return { kind: "agree", sentence: toAgreement(examined, end) };
  return { kind: "disagree", sentence: toFinding(seen, examined, end, isInclude) };
}

function toEnd({ report, exchanges }: Examined): End {
  switch (report.verdicts[0]?.outcome) {
    case "works":
      return { status: exchanges.at(-1)?.response?.status ?? 0 };
    case "blocked":
      return "blocked";
    case "no response":
      return "none";
    case "preflight allowed":
      return "held";
    case "undecided":
      return "unsent";
    case "failed":
    case undefined:
      return "failed";
  }
}

/** Whether both came to the same end; null where the server's side stopped before it. */
function isSame(got: Got, end: End): boolean | null {
  if (end === "unsent") return null;
  if (end === "held") return isError(got) ? null : true;
  if (isError(got)) return typeof end === "string";
  return got !== "opaque" && typeof end === "object" && got.status === end.status;
}

const toStatus = (got: Got) =>
  got !== "opaque" && "status" in got ? `status ${got.status}` : "no readable response";

function toOpen(got: Got, { request: { method } }: Examined, end: End): Comparison {
  const sentence =
    end === "held"
      ? `The server allows ${method} in its preflight, and this browser failed all the same. Allow the lab’s server to send ${method}, too, to see what came after the preflight.`
      : `${method} needs no preflight, and the lab’s server did not send it, so there is nothing to compare with what this browser got: ${isError(got) ? got.error : toStatus(got)}. Allow the lab’s server to send it.`;
  return { kind: "open", sentence };
}

function toAgreement({ report, verdict, request: { method } }: Examined, end: End): string {
  if (end === "blocked" && verdict.outcome === "blocked") {
    return `It is blocked. ${explanations[verdict.code]}`;
  }
  if (end === "none") return `This is not CORS. ${report.verdicts[0]?.sentence ?? ""}`;
  if (end === "held") return `The preflight allows ${method}; the lab’s server went no further.`;
  if (typeof end === "object") {
    return `The page may read the response, status ${end.status}.`;
  }
  return "The request fails, and CORS does not decide it.";
}

function toFinding(seen: Seen, examined: Examined, end: End, isInclude: boolean): string {
  const { got, withoutCookies, withoutCache } = seen;
  const server = toServerSide(examined, end);
  if (isError(got)) {
    const cookie = isInclude ? " A cookie of this browser may also change the response." : "";
    return `${server}, and this browser failed: an extension, a filter or a proxy stopped the request, or the browser does not trust the server’s network or certificate.${cookie}`;
  }
  const own = `this browser got ${toStatus(got)}`;
  if (withoutCookies !== null && isSame(withoutCookies, end) === true) {
    return `A cookie makes the difference: with its cookies ${own}. Without them it ends as on the lab’s server, which has none: ${toShort(end)}.`;
  }
  if (withoutCache !== null && isSame(withoutCache, end) === true) {
    return `The browser’s cache makes the difference: ${own} from an earlier response. Past the cache it ends as on the lab’s server: ${toShort(end)}.`;
  }
  const cookie = isInclude ? "a cookie of this browser, " : "";
  if (end === "none") {
    return `Only this browser reaches the server, and ${own}. ${server}. The browser may use ${cookie}a proxy, a VPN or a cache, or trust a certificate that the lab’s server does not know.`;
  }
  if (end === "blocked") {
    const isPreflight =
      examined.verdict.outcome === "blocked" && examined.verdict.phase === "preflight";
    const remembered = isPreflight
      ? "the browser remembers an earlier preflight"
      : "a proxy or a cache answers in between";
    return `${server}, and ${own}: ${cookie}${remembered}, or an extension adds headers.`;
  }
  return `${server}, and ${own}: ${cookie}a proxy or a cache in between makes the difference.`;
}

function toServerSide({ report, verdict }: Examined, end: End): string {
  const sentence = (report.verdicts[0]?.sentence ?? "").replace(/\.$/, "");
  if (end === "blocked" && verdict.outcome === "blocked") {
    return `What the server sends is blocked (${verdict.code})`;
  }
  if (typeof end === "object") return `The server allows the request, and answers ${end.status}`;
  return `From the lab’s server: ${sentence}`;
}

const toShort = (end: End) => (typeof end === "object" ? `status ${end.status}` : "blocked");
