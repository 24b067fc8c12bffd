import type { Refusal } from "../model/codes.ts";
import { checkAllowCredentials, checkAllowOrigin } from "./cors-check.ts";
import type { EngineRules } from "../quirks/rules.ts";
import type { Response } from "../model/exchange.ts";
import { getHeader } from "../http/headers.ts";
import {
  checkAllowHeaders,
  checkAllowMethods,
  checkNotRedirected,
  checkOkStatus,
  checkParsable,
  checkPreflightCredentials,
  checkPreflightOrigin,
} from "./preflight-check.ts";
import type { RedirectRefusal } from "./redirect.ts";
import type { CorsRequest } from "./request.ts";
import { askedNames, type Asking } from "./safelist.ts";
import type { Phase, Step, StepId } from "../model/verdict.ts";

/** One check on an answer, before it is run. */
export type Check = Pick<Step, "header" | "wanted" | "link"> & {
  id: StepId;
  refuse: (response: Response) => Refusal | null;
};

export function link(anchor: string): string {
  return `https://fetch.spec.whatwg.org/#${anchor}`;
}

/** The two halves of the CORS check; the second is only made when the request may carry cookies. */
function corsCheck(
  request: CorsRequest,
  refuseOrigin: (response: Response) => Refusal | null,
  refuseCredentials: (response: Response) => Refusal | null,
): Check[] {
  const where = { link: link("concept-cors-check") };
  const allowOrigin: Check = {
    id: "allow-origin",
    header: "access-control-allow-origin",
    wanted: request.origin,
    refuse: refuseOrigin,
    ...where,
  };
  const allowCredentials: Check = {
    id: "allow-credentials",
    header: "access-control-allow-credentials",
    wanted: "true",
    refuse: refuseCredentials,
    ...where,
  };
  return request.credentials === "include" ? [allowOrigin, allowCredentials] : [allowOrigin];
}

/** The checks in the order in which they are made. */
export const checksOf = {
  response: (request: CorsRequest, rules: EngineRules): Check[] =>
    corsCheck(
      request,
      ({ headers }) => checkAllowOrigin(request, headers, rules),
      ({ headers }) => checkAllowCredentials(headers),
    ),

  /** NOTE: Allow-Origin is read before the status, so a 404 without headers is reported as a missing header. */
  preflight(request: CorsRequest & Asking, answer: Response | null, rules: EngineRules): Check[] {
    const here = link("cors-preflight-fetch-0");
    const notRedirected: Check = {
      id: "not-redirected",
      header: null,
      wanted: "200 to 299",
      link: here,
      refuse: (response) => checkNotRedirected(response, rules),
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
      wanted: [...new Set(askedNames(request, rules))].join(", "),
      link: here,
      refuse: ({ headers }) => checkAllowHeaders(request, headers, rules),
    };
    // Nearly every answer passes these two; they are listed only where they speak.
    const speaks = (check: Check): Check[] =>
      answer !== null && check.refuse(answer) !== null ? [check] : [];
    const redirect = speaks(notRedirected);
    const isFirst = rules.refusesPreflightRedirectFirst;
    const ofCors = [
      ...(isFirst ? redirect : []),
      ...corsCheck(
        request,
        ({ headers }) => checkPreflightOrigin(request, headers, rules),
        ({ headers }) => checkPreflightCredentials(headers),
      ),
      ...(isFirst ? [] : redirect),
    ];
    const methodsParsed = speaks(parsable("Methods"));
    const headersParsed = speaks(parsable("Headers"));
    return [
      ...(rules.checksPreflightStatusFirst ? [okStatus, ...ofCors] : [...ofCors, okStatus]),
      ...(rules.readsAllowHeadersLast
        ? [...methodsParsed, allowMethods, ...headersParsed, allowHeaders]
        : [...methodsParsed, ...headersParsed, allowMethods, allowHeaders]),
    ];
  },
};

/** Runs the checks up to the first refusal and records a step for each; without a response none is reached. */
export function run(
  checks: readonly Check[],
  response: Response | null,
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

function read({ header }: Pick<Check, "id" | "header">, response: Response): string | null {
  return header === null ? String(response.status) : getHeader(response.headers, header);
}

export const toStep = {
  /** Where a redirect leads; a target that may be followed is told too, because the origin may change there. */
  location: (location: string, refusal: RedirectRefusal, hop: number): Step => ({
    id: "redirect-location",
    phase: "redirect",
    hop,
    state: refusal === null ? "passed" : "failed",
    header: "location",
    wanted: "http or https, without a user name",
    found: location,
    link: link("http-redirect-fetch"),
  }),
};
