import { getHeader } from "../http/headers.ts";
import type { CorsCheckCode, CorsErrorCode, Refusal } from "../model/codes.ts";
import type { ResponseHead } from "../model/exchange.ts";
import type { CorsRequest } from "../model/request.ts";
import type { Phase, Step, StepId } from "../model/verdict.ts";
import type { EngineRules } from "../quirks/rules.ts";
import { checkAllowCredentials, checkAllowOrigin } from "./cors-check.ts";
import {
  checkAllowHeaders,
  checkAllowMethods,
  checkNotRedirected,
  checkOkStatus,
  checkParsable,
} from "./preflight-check.ts";
import { type Preflighted, requestedNamesOf } from "./preflight-reasons.ts";
import type { RedirectRefusal } from "./redirect.ts";

/** A check of a response, before it runs. */
export type Check<Code extends CorsErrorCode = CorsErrorCode> = Pick<
  Step,
  "header" | "wanted" | "link"
> & {
  id: StepId;
  refuse: (response: ResponseHead) => Refusal<Code> | null;
};

export function link(anchor: string): string {
  return `https://fetch.spec.whatwg.org/#${anchor}`;
}

/** The two parts of the CORS check; the second applies only to a request with credentials. */
export function corsChecks(request: CorsRequest, rules: EngineRules): Check<CorsCheckCode>[] {
  const where = { link: link("concept-cors-check") };
  const allowOrigin: Check<CorsCheckCode> = {
    id: "allow-origin",
    header: "access-control-allow-origin",
    wanted: request.origin,
    refuse: ({ headers }) => checkAllowOrigin(request, headers, rules),
    ...where,
  };
  const allowCredentials: Check<CorsCheckCode> = {
    id: "allow-credentials",
    header: "access-control-allow-credentials",
    wanted: "true",
    refuse: ({ headers }) => checkAllowCredentials(headers),
    ...where,
  };
  return request.credentials === "include" ? [allowOrigin, allowCredentials] : [allowOrigin];
}

/** The CORS check with the codes of a preflight. */
function preflightCorsChecks(request: CorsRequest, rules: EngineRules): Check[] {
  return corsChecks(request, rules).map((check) => ({
    ...check,
    refuse: (response) => {
      const refusal = check.refuse(response);
      return refusal && { ...refusal, code: `Preflight${refusal.code}` };
    },
  }));
}

/**
 * The checks of a preflight's response, in the engine's order.
 * NOTE: Allow-Origin comes before the status, so a 404 without headers is reported as a missing header.
 */
export function preflightChecks(
  request: CorsRequest & Preflighted,
  response: ResponseHead | null,
  rules: EngineRules,
): Check[] {
  const here = link("cors-preflight-fetch-0");
  const notRedirected: Check = {
    id: "not-redirected",
    header: null,
    wanted: "200 to 299",
    link: here,
    refuse: (one) => checkNotRedirected(one, rules),
  };
  const okStatus: Check = {
    id: "ok-status",
    header: null,
    wanted: "200 to 299",
    link: link("ok-status"),
    refuse: checkOkStatus,
  };
  const parsable = (list: "Methods" | "Headers"): Check => ({
    id: "parsable-lists",
    header: null,
    wanted: "names, separated by commas",
    link: here,
    refuse: ({ headers }) => checkParsable(list, headers),
  });
  const allowMethods: Check = {
    id: "allow-methods",
    header: "access-control-allow-methods",
    wanted: request.method,
    link: here,
    refuse: ({ headers }) => checkAllowMethods(request, headers),
  };
  const allowHeaders: Check = {
    id: "allow-headers",
    header: "access-control-allow-headers",
    wanted: [...new Set(requestedNamesOf(request, rules))].join(", "),
    link: here,
    refuse: ({ headers }) => checkAllowHeaders(request, headers, rules),
  };
  // Nearly every response passes these, so the steps list them only when they refuse.
  const ifRefused = (check: Check): Check[] =>
    response !== null && check.refuse(response) !== null ? [check] : [];
  const redirect = ifRefused(notRedirected);
  const isFirst = rules.refusesPreflightRedirectFirst;
  const ofCors = [
    ...(isFirst ? redirect : []),
    ...preflightCorsChecks(request, rules),
    ...(isFirst ? [] : redirect),
  ];
  const methodsParsed = ifRefused(parsable("Methods"));
  const headersParsed = ifRefused(parsable("Headers"));
  return [
    ...(rules.checksPreflightStatusFirst ? [okStatus, ...ofCors] : [...ofCors, okStatus]),
    ...(rules.readsAllowHeadersLast
      ? [...methodsParsed, allowMethods, ...headersParsed, allowHeaders]
      : [...methodsParsed, ...headersParsed, allowMethods, allowHeaders]),
  ];
}

/** Runs the checks up to the first refusal and records a step for each. Without a response, none is reached. */
export function run(
  checks: readonly Check[],
  response: ResponseHead | null,
  where: { phase: Phase; hop: number },
  steps: Step[],
): Refusal | null {
  let refusal: Refusal | null = null;
  for (const { refuse, ...check } of checks) {
    if (response === null || refusal !== null) {
      steps.push({ ...check, ...where, state: "not-reached", found: null });
      continue;
    }
    refusal = refuse(response);
    const state = refusal === null ? "passed" : "failed";
    steps.push({ ...check, ...where, state, found: read(check, response) });
  }
  return refusal;
}

function read({ header }: Pick<Check, "header">, response: ResponseHead): string | null {
  return header === null ? String(response.status) : getHeader(response.headers, header);
}

/** The step of a redirect. It is recorded even when it passes, because the origin may change there. */
export function toLocationStep(location: string, refusal: RedirectRefusal, hop: number): Step {
  return {
    id: "redirect-location",
    phase: "redirect",
    hop,
    state: refusal === null ? "passed" : "failed",
    header: "location",
    wanted: "http or https, without a user name",
    found: location,
    link: link("http-redirect-fetch"),
  };
}
