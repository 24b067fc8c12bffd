import { getHeader } from "../http/headers.ts";
import type { CorsCheckCode, CorsErrorCode, Refusal } from "../model/codes.ts";
import type { ResponseHead } from "../model/exchange.ts";
import type { CorsRequest } from "../model/request.ts";
import type { Phase, Step } from "../model/verdict.ts";
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

type Asked = Pick<CorsRequest, "origin" | "credentials">;

/** A check of a response. */
export type Check<
  Request = CorsRequest & Preflighted,
  Code extends CorsErrorCode = CorsErrorCode,
> = Pick<Step, "id" | "header" | "link"> & {
  /** Whether the steps list it only when it refuses: nearly every response passes it. */
  isQuiet?: true;
  /** The value that would pass. */
  wanted: (request: Request, rules: EngineRules) => string;
  refuse: (request: Request, response: ResponseHead, rules: EngineRules) => Refusal<Code> | null;
};

export function link(anchor: string): string {
  return `https://fetch.spec.whatwg.org/#${anchor}`;
}

const corsCheckLink = link("concept-cors-check");
const preflightLink = link("cors-preflight-fetch-0");

const allowOrigin: Check<Asked, CorsCheckCode> = {
  id: "allow-origin",
  header: "access-control-allow-origin",
  link: corsCheckLink,
  wanted: ({ origin }) => origin,
  refuse: (request, { headers }, rules) => checkAllowOrigin(request, headers, rules),
};
const allowCredentials: Check<Asked, CorsCheckCode> = {
  id: "allow-credentials",
  header: "access-control-allow-credentials",
  link: corsCheckLink,
  wanted: () => "true",
  refuse: (_, { headers }) => checkAllowCredentials(headers),
};

/** The two parts of the CORS check; the second applies only to a request with credentials. */
export function corsChecks({ credentials }: Asked): Check<Asked, CorsCheckCode>[] {
  return credentials === "include" ? [allowOrigin, allowCredentials] : [allowOrigin];
}

/** A part of the CORS check, with the codes of a preflight. */
const ofPreflight = (check: Check<Asked, CorsCheckCode>): Check => ({
  ...check,
  refuse(request, response, rules) {
    const refusal = check.refuse(request, response, rules);
    return refusal && { ...refusal, code: `Preflight${refusal.code}` };
  },
});
const preflightOrigin = ofPreflight(allowOrigin);
const preflightCredentials = ofPreflight(allowCredentials);

const success = "200 to 299";
const notRedirected: Check = {
  id: "not-redirected",
  header: null,
  link: preflightLink,
  isQuiet: true,
  wanted: () => success,
  refuse: (_, response, rules) => checkNotRedirected(response, rules),
};
const okStatus: Check = {
  id: "ok-status",
  header: null,
  link: link("ok-status"),
  wanted: () => success,
  refuse: (_, response) => checkOkStatus(response),
};
const parsable = (list: "Methods" | "Headers"): Check => ({
  id: "parsable-lists",
  header: null,
  link: preflightLink,
  isQuiet: true,
  wanted: () => "names, separated by commas",
  refuse: (_, { headers }) => checkParsable(list, headers),
});
const methodsParsed = parsable("Methods");
const headersParsed = parsable("Headers");
const allowMethods: Check = {
  id: "allow-methods",
  header: "access-control-allow-methods",
  link: preflightLink,
  wanted: ({ method }) => method,
  refuse: (request, { headers }) => checkAllowMethods(request, headers),
};
const allowHeaders: Check = {
  id: "allow-headers",
  header: "access-control-allow-headers",
  link: preflightLink,
  wanted: (request, rules) => [...new Set(requestedNamesOf(request, rules))].join(", "),
  refuse: (request, { headers }, rules) => checkAllowHeaders(request, headers, rules),
};

/**
 * The checks of a preflight's response, in the engine's order.
 * NOTE: Allow-Origin comes before the status, so a 404 without headers is reported as a missing header.
 */
export function preflightChecks({ credentials }: Asked, rules: EngineRules): Check[] {
  const isFirst = rules.refusesPreflightRedirectFirst;
  const ofCors = [
    ...(isFirst ? [notRedirected] : []),
    preflightOrigin,
    ...(credentials === "include" ? [preflightCredentials] : []),
    ...(isFirst ? [] : [notRedirected]),
  ];
  return [
    ...(rules.checksPreflightStatusFirst ? [okStatus, ...ofCors] : [...ofCors, okStatus]),
    ...(rules.readsAllowHeadersLast
      ? [methodsParsed, allowMethods, headersParsed, allowHeaders]
      : [methodsParsed, headersParsed, allowMethods, allowHeaders]),
  ];
}

/** The first refusal among the checks of a response; null when it passes all. */
export function firstRefusal<Request, Code extends CorsErrorCode>(
  checks: readonly Check<Request, Code>[],
  request: Request,
  response: ResponseHead,
  rules: EngineRules,
): Refusal<Code> | null {
  for (const check of checks) {
    const refusal = check.refuse(request, response, rules);
    if (refusal !== null) return refusal;
  }
  return null;
}

/** A request whose response is checked, and the place of the checks among the steps. */
export type Subject<Request> = {
  request: Request;
  rules: EngineRules;
  phase: Phase;
  hop: number;
  steps: Step[];
};

/** Runs the checks up to the first refusal and records a step for each. Without a response, none is reached. */
export function run<Request>(
  checks: readonly Check<Request>[],
  response: ResponseHead | null,
  { request, rules, phase, hop, steps }: Subject<Request>,
): Refusal | null {
  let refusal: Refusal | null = null;
  for (const check of checks) {
    const { id, header, link: anchor, isQuiet = false } = check;
    const isReached: boolean = refusal === null;
    const own: Refusal | null =
      response !== null && (isReached || isQuiet) ? check.refuse(request, response, rules) : null;
    if (isQuiet && own === null) continue;
    const found = isReached && response !== null ? read(header, response) : null;
    const state =
      response === null || !isReached ? "not-reached" : own === null ? "passed" : "failed";
    const wanted = check.wanted(request, rules);
    steps.push({ id, phase, hop, state, header, wanted, found, link: anchor });
    if (isReached) refusal = own;
  }
  return refusal;
}

function read(header: string | null, response: ResponseHead): string | null {
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
