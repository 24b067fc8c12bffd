import type { CorsCheckCode, CorsErrorCode, Refusal } from "./codes.ts";
import { checkAllowCredentials, checkAllowOrigin } from "./cors-check.ts";
import { type Exchange, isPreflight } from "./exchange.ts";
import { getHeader } from "./headers.ts";
import {
  checkAllowHeaders,
  checkAllowMethods,
  checkNotRedirected,
  checkOkStatus,
  checkParsable,
} from "./preflight-check.ts";
import { type CorsRequest, isCrossOrigin } from "./request.ts";
import { type PreflightReason, preflightReasons } from "./safelist.ts";

export type Phase = "preflight" | "response";

export type StepId =
  | "not-redirected"
  | "allow-origin"
  | "allow-credentials"
  | "ok-status"
  | "parsable-lists"
  | "allow-methods"
  | "allow-headers";

/** One check that the browser makes on one answer, in the order in which it makes them. */
export type Step = {
  id: StepId;
  phase: Phase;
  state: "passed" | "failed" | "not-reached";
  /** The response header that decides, or null where the status does. */
  header: string | null;
  /** What was read: the header's value or the status; null for an absent header or an answer not reached. */
  found: string | null;
  /** The step of the Fetch Standard. */
  link: string;
};

/** What the browser decides about one request. */
export type Verdict = {
  /** Why the browser asked first; empty when it did not. */
  preflight: PreflightReason[];
  steps: Step[];
} & (
  | { outcome: "readable" }
  | { outcome: "opaque" }
  | { outcome: "blocked"; code: CorsErrorCode; phase: Phase; parameter: string }
  /** The server never answered: a network failure and not a decision of CORS. */
  | { outcome: "unanswered"; phase: Phase }
);

type Response = NonNullable<Exchange["response"]>;
type Check<Code extends CorsErrorCode = CorsErrorCode> = {
  id: StepId;
  header: string | null;
  link: string;
  refuse: (response: Response) => Refusal<Code> | null;
};

const spec = (anchor: string): string => `https://fetch.spec.whatwg.org/#${anchor}`;

/**
 * The verdict on a request, from the exchanges that it caused, in the order in which the server saw them.
 * A preflight that is missing although one was needed was answered from the browser's cache.
 * @see https://fetch.spec.whatwg.org/#http-fetch
 */
export function judge(request: CorsRequest, exchanges: readonly Exchange[]): Verdict {
  const actual = exchanges.find((exchange) => !isPreflight(exchange))?.response ?? null;
  if (!isCrossOrigin(request) || request.mode === "no-cors") {
    const outcome = isCrossOrigin(request) ? "opaque" : "readable";
    return actual === null
      ? { outcome: "unanswered", phase: "response", preflight: [], steps: [] }
      : { outcome, preflight: [], steps: [] };
  }

  const reasons = preflightReasons(request);
  const preflight = exchanges.find(isPreflight);
  const steps: Step[] = [];
  if (reasons.length > 0 && (preflight !== undefined || actual === null)) {
    const response = preflight?.response ?? null;
    const refusal = run(preflightChecks(request, response), "preflight", response, steps);
    if (refusal !== null || response === null) {
      run(corsChecks(request), "response", null, steps);
      return refusal === null
        ? { outcome: "unanswered", phase: "preflight", preflight: reasons, steps }
        : { outcome: "blocked", phase: "preflight", ...refusal, preflight: reasons, steps };
    }
  }

  const refusal = run(corsChecks(request), "response", actual, steps);
  if (actual === null) {
    return { outcome: "unanswered", phase: "response", preflight: reasons, steps };
  }
  return refusal === null
    ? { outcome: "readable", preflight: reasons, steps }
    : { outcome: "blocked", phase: "response", ...refusal, preflight: reasons, steps };
}

/** The CORS check, which preflight and response have in common. */
function corsChecks(request: CorsRequest): Check<CorsCheckCode>[] {
  const link = spec("concept-cors-check");
  const allowOrigin: Check<CorsCheckCode> = {
    id: "allow-origin",
    header: "access-control-allow-origin",
    link,
    refuse: ({ headers }) => checkAllowOrigin(request, headers),
  };
  const allowCredentials: Check<CorsCheckCode> = {
    id: "allow-credentials",
    header: "access-control-allow-credentials",
    link,
    refuse: ({ headers }) => checkAllowCredentials(headers),
  };
  return request.credentials === "include" ? [allowOrigin, allowCredentials] : [allowOrigin];
}

/** NOTE: Allow-Origin is read before the status, so a 404 without headers is reported as a missing header. */
function preflightChecks(request: CorsRequest, response: Response | null): Check[] {
  const link = spec("cors-preflight-fetch-0");
  const notRedirected: Check = {
    id: "not-redirected",
    header: null,
    link: spec("http-fetch"),
    refuse: ({ status, headers }) => checkNotRedirected(status, headers),
  };
  const okStatus: Check = {
    id: "ok-status",
    header: null,
    link,
    refuse: ({ status }) => checkOkStatus(status),
  };
  const parsableLists: Check = {
    id: "parsable-lists",
    header: null,
    link,
    refuse: ({ headers }) => checkParsable(headers),
  };
  const allowMethods: Check = {
    id: "allow-methods",
    header: "access-control-allow-methods",
    link,
    refuse: ({ headers }) => checkAllowMethods(request, headers),
  };
  const allowHeaders: Check = {
    id: "allow-headers",
    header: "access-control-allow-headers",
    link,
    refuse: ({ headers }) => checkAllowHeaders(request, headers),
  };
  // Nearly every answer passes these two; they are listed only where they speak.
  const speaks = (check: Check): Check[] =>
    response !== null && check.refuse(response) !== null ? [check] : [];
  return [
    ...speaks(notRedirected),
    ...corsChecks(request).map(inPreflight),
    okStatus,
    ...speaks(parsableLists),
    allowMethods,
    allowHeaders,
  ];
}

function inPreflight(check: Check<CorsCheckCode>): Check {
  return {
    ...check,
    refuse: (response) => {
      const refusal = check.refuse(response);
      return refusal && { ...refusal, code: `Preflight${refusal.code}` };
    },
  };
}

/** Runs the checks up to the first refusal and records a step for each; without a response none is reached. */
function run(
  checks: Check[],
  phase: Phase,
  response: Response | null,
  steps: Step[],
): Refusal | null {
  let refusal: Refusal | null = null;
  for (const { id, header, link, refuse } of checks) {
    if (response === null || refusal !== null) {
      steps.push({ id, phase, state: "not-reached", header, found: null, link });
      continue;
    }
    refusal = refuse(response);
    const state = refusal === null ? "passed" : "failed";
    const found = header === null ? String(response.status) : getHeader(response.headers, header);
    steps.push({ id, phase, state, header, found, link });
  }
  return refusal;
}
