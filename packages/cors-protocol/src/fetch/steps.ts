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

type Subject = [id: StepId, header: string | null, wanted: string];

function toCheck<Code extends CorsErrorCode>(
  anchor: string,
  [id, header, wanted]: Subject,
  refuse: Check<Code>["refuse"],
): Check<Code> {
  return { id, header, wanted, link: link(anchor), refuse };
}

/** The two parts of the CORS check; the second applies only to a request with credentials. */
export function corsChecks(
  request: Pick<CorsRequest, "origin" | "credentials">,
  rules: EngineRules,
): Check<CorsCheckCode>[] {
  const here = "concept-cors-check";
  const origin: Subject = ["allow-origin", "access-control-allow-origin", request.origin];
  const credentials: Subject = ["allow-credentials", "access-control-allow-credentials", "true"];
  const allowOrigin = toCheck(here, origin, ({ headers }) =>
    checkAllowOrigin(request, headers, rules),
  );
  const allowCredentials = toCheck(here, credentials, ({ headers }) =>
    checkAllowCredentials(headers),
  );
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
  const here = "cors-preflight-fetch-0";
  const ok = "200 to 299";
  const names = [...new Set(requestedNamesOf(request, rules))].join(", ");
  const notRedirected = toCheck(here, ["not-redirected", null, ok], (one) =>
    checkNotRedirected(one, rules),
  );
  const okStatus = toCheck("ok-status", ["ok-status", null, ok], checkOkStatus);
  const parsable = (list: "Methods" | "Headers") =>
    toCheck(here, ["parsable-lists", null, "names, separated by commas"], ({ headers }) =>
      checkParsable(list, headers),
    );
  const methods: Subject = ["allow-methods", "access-control-allow-methods", request.method];
  const allowMethods = toCheck(here, methods, ({ headers }) => checkAllowMethods(request, headers));
  const allowHeaders = toCheck(
    here,
    ["allow-headers", "access-control-allow-headers", names],
    ({ headers }) => checkAllowHeaders(request, headers, rules),
  );
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

/** The first refusal among the checks of a response; null when it passes all. */
export function firstRefusal<Code extends CorsErrorCode>(
  checks: readonly Check<Code>[],
  response: ResponseHead,
): Refusal<Code> | null {
  for (const { refuse } of checks) {
    const refusal = refuse(response);
    if (refusal !== null) return refusal;
  }
  return null;
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
