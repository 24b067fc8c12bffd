import type { CorsErrorCode } from "@blocked/cors-protocol";
import type { Finding, Reader } from "@blocked/cors-protocol/explain";
import { type Facts, isPreflightCode, toOrigin } from "./facts.ts";
import type { Problem } from "./problem.ts";
import { toNeighbour } from "./neighbours.ts";

type Look = "blocked" | "readable" | "danger" | "neutral";

/** How the request ended, in a sentence with the reader's own values, and in short facts. */
export type Summary = { look: Look; sentence: string; chips: { label: string; value: string }[] };

export const readers: Record<Reader, string> = {
  chromium: "Chromium",
  firefox: "Firefox",
  webkit: "Safari",
  "legacy-edge": "Edge",
  jsdom: "jsdom",
  "happy-dom": "happy-dom",
};

type Words = { parameter: string; facts: Facts };

/** An origin on the screen. */
const page = ({ origin }: Facts) => origin ?? "your page’s origin";
const quoted = (text: string) => (text === "" ? "an empty value" : `“${text}”`);

/** Why the browser blocked it: the end of a sentence that begins with “because”. */
const reasons: Record<CorsErrorCode, (words: Words) => string> = {
  ...both({
    MissingAllowOriginHeader: (which) => () => `${which} has no Access-Control-Allow-Origin header`,
    AllowOriginMismatch:
      (which) =>
      ({ parameter, facts }) =>
        `${which} allows ${quoted(parameter)}, and not ${page(facts)}`,
    InvalidAllowOriginValue:
      (which) =>
      ({ parameter }) =>
        `${which} names ${quoted(parameter)}, which is no origin`,
    MultipleAllowOriginValues:
      (which) =>
      ({ parameter }) =>
        `${which} names several origins${parameter === "" ? "" : ` (${parameter})`}, and a browser accepts one`,
    WildcardOriginNotAllowed: (which) => () =>
      `${which} allows every origin with *, which does not count for a request with cookies`,
    InvalidAllowCredentials:
      (which) =>
      ({ parameter }) =>
        `${which} does not allow cookies: Access-Control-Allow-Credentials has to be true${parameter === "" ? "" : `, and is ${quoted(parameter)}`}`,
  }),
  PreflightInvalidStatus: ({ facts: { status } }) =>
    `the preflight got ${status === null ? "a status that is not a success" : `the status ${status}`}`,
  PreflightDisallowedRedirect: () =>
    "the preflight was redirected, and a browser does not follow such a redirect",
  InvalidAllowMethodsPreflightResponse: () =>
    "the list of methods in the response to the preflight is not valid",
  InvalidAllowHeadersPreflightResponse: () =>
    "the list of headers in the response to the preflight is not valid",
  MethodDisallowedByPreflightResponse: ({ parameter, facts: { method } }) =>
    `the response to the preflight does not list the method ${parameter || (method ?? "of the request")}`,
  HeaderDisallowedByPreflightResponse: ({ parameter }) =>
    `the response to the preflight does not list the header ${parameter || "of the request"}`,
  DisallowedByMode: () => 'the script allowed only its own origin (mode: "same-origin")',
  CorsDisabledScheme: () => "the address does not begin with http:// or https://",
  RedirectContainsCredentials: () =>
    "the redirect leads to an address with a user name or a password",
  InvalidResponse: () => "the response cannot be used",
  NoCorsRedirectModeNotFollow: () => "a request in no-cors mode has to follow redirects",
  InsecureLocalNetwork: () =>
    "a page without https may not call the visitor’s own machine or network",
  InvalidLocalNetworkAccess: () => "the server is in another network than the script said",
  LocalNetworkAccessPermissionDenied: () =>
    "the visitor did not allow the page to call their own machine or network",
};

type Shared =
  | "MissingAllowOriginHeader"
  | "AllowOriginMismatch"
  | "InvalidAllowOriginValue"
  | "MultipleAllowOriginValues"
  | "WildcardOriginNotAllowed"
  | "InvalidAllowCredentials";

/** The checks that a browser makes of both responses. */
function both(
  rows: Record<Shared, (which: string) => (words: Words) => string>,
): Record<Shared | `Preflight${Shared}`, (words: Words) => string> {
  const entries = Object.entries(rows).flatMap(([code, toReason]) => [
    [code, toReason("the response")],
    [`Preflight${code}`, toReason("the response to the preflight")],
  ]);
  return Object.fromEntries(entries) as ReturnType<typeof both>;
}

/** What has to change, in a word or two. */
function toChange(code: CorsErrorCode): string {
  if (/Cors|Mode|Scheme/.test(code) && !/Wildcard/.test(code)) return "the request";
  if (/LocalNetwork/.test(code)) return "the address or the permission";
  if (/Redirect/.test(code)) return "the address";
  if (/Method/.test(code)) return "methods";
  if (/AllowHeaders|HeaderDisallowed/.test(code)) return "allowed headers";
  if (/Credentials/.test(code)) return "credentials";
  return /Status/.test(code) ? "what answers OPTIONS" : "origin";
}

/** Whether the server carried the request out, as far as the line tells. */
function toRun(code: CorsErrorCode, { candidates }: Finding, { status }: Facts): string {
  if (/Mode|Scheme|NoCors|LocalNetwork/.test(code)) return "no, never sent";
  if (candidates.every(isPreflightCode)) return "no";
  const isError = status !== null && status >= 400;
  return isError || candidates.some(isPreflightCode) ? "not known" : "probably";
}

/** Safari has one line for a header that is missing and for one that names another origin. */
const orAnother = ({ code, candidates }: Finding) =>
  code === "MissingAllowOriginHeader" && candidates.includes("AllowOriginMismatch")
    ? ", or it names another origin"
    : "";

export function toSummary(problem: Problem): Summary {
  const { source, finding, facts } = problem;
  const { kind, code, name, engine, parameter } = finding;
  const request = toRequestName(facts);
  if (source === "responses" && kind !== "blocked") return toJudged(problem);
  if (source === "request") {
    return {
      look: "neutral",
      sentence: toSentence(request, "nothing here says how it ended"),
      chips: [],
    };
  }
  if (source === "configuration") {
    return {
      look: "neutral",
      sentence:
        facts.origin === null
          ? "Nothing here names your page’s origin, so the configuration to copy has a placeholder."
          : `For ${facts.origin} you get a configuration to copy.`,
      chips: [],
    };
  }
  const chips = [{ label: "Read as", value: engine === null ? "unknown" : readers[engine] }];
  if (kind === "blocked" && code !== null) {
    return {
      look: "blocked",
      sentence: toSentence(request, reasons[code]({ parameter, facts }) + orAnother(finding)),
      chips: [
        { label: "Blocked by", value: "the browser" },
        { label: "Server ran it", value: toRun(code, finding, facts) },
        {
          label: "Change",
          value: `${toChange(code)}${(problem.judged?.nextHeaders.length ?? 0) > 0 ? " and allowed headers" : ""}`,
        },
      ],
    };
  }
  if (kind === "blocked") {
    return {
      look: "blocked",
      sentence: toSentence(request, "the reason is missing from the line"),
      chips,
    };
  }
  if (name !== null) {
    const isWarning = kind === "warning";
    return {
      look: "neutral",
      sentence: toNeighbour(name).meaning,
      chips: [
        { label: isWarning ? "Blocked" : "CORS check", value: isWarning ? "no" : "not the cause" },
        ...(facts.url === null ? [] : [{ label: "Address", value: facts.url }]),
        ...chips,
      ],
    };
  }
  if (kind === "network") {
    return {
      look: "neutral",
      sentence: toSentence(request, "the line does not say why it failed"),
      chips,
    };
  }
  return { look: "neutral", sentence: "Nothing here is recognized.", chips: [] };
}

/** What a browser does with pasted responses that it does not block. */
function toJudged({ judged, facts }: Problem): Summary {
  const neutral = (sentence: string): Summary => ({ look: "neutral", sentence, chips: [] });
  if (judged === null) {
    return neutral("The response allows one origin. Whether it is your page’s decides.");
  }
  if (judged.missing !== null) return neutral(missing[judged.missing]);
  const { outcome } = judged.verdict;
  const isError = (facts.status ?? 200) >= 400;
  if (outcome === "network-error") {
    return neutral("The browser gets no response that it can use.");
  }
  return {
    look: "readable",
    sentence: isError
      ? `CORS is fine: the page may read the response, and the server responded with ${facts.status}.`
      : `The browser hands the response to the page: the server allows ${page(facts)}.`,
    chips: [{ label: "Blocked", value: "no" }],
  };
}

const missing = {
  preflight:
    "The browser sends a preflight before this request. Paste the response to that OPTIONS request too.",
  "later preflight":
    "After the redirect the browser sends another preflight. Paste its response below the first.",
  response:
    "The preflight is allowed, and the browser sends the request. Paste the response to the request itself too.",
  "later response": "The browser follows the redirect. Paste the next response too.",
};

/** Such as `PATCH https://api.example.com/items from https://app.example.com`; null where nothing is known. */
function toRequestName({ method, url, origin }: Facts): string | null {
  const target = url === null ? null : [method, url].filter((part) => part !== null).join(" ");
  if (origin === null || origin === toOrigin(url)) return target;
  return `${target ?? "A request"} from ${origin}`;
}

function toSentence(request: string | null, what: string): string {
  return request === null
    ? `${what.charAt(0).toUpperCase()}${what.slice(1)}.`
    : `${request}: ${what}.`;
}
