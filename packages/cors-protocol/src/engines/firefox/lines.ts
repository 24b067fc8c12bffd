import type { CorsCheckCode, CorsErrorCode } from "../../model/codes.ts";
import { checkAllowOrigin } from "../../fetch/cors-check.ts";
import { firefox } from "../../quirks/rules.ts";
import type { Exchange, Response } from "../../model/exchange.ts";
import { getHeader, isToken, normalizeValue } from "../../http/headers.ts";
import { hasUserinfo, isRedirect, locationOf } from "../../fetch/redirect.ts";
import { type CorsRequest, isCrossOrigin } from "../../fetch/request.ts";
import { asRead } from "../../fetch/response.ts";
import { type FirefoxKey, firefoxSentence } from "./messages.ts";
import { isHttp, originOf, schemeOf } from "../../http/url.ts";
import { decodeLossily } from "../../http/utf8.ts";
import type { Verdict } from "../../model/verdict.ts";
import type { ConsoleLines } from "../../explain/console-lines.ts";

type Blocked = Extract<Verdict, { outcome: "blocked" }>;

const ofCorsCheck: Record<CorsCheckCode, FirefoxKey> = {
  MissingAllowOriginHeader: "CORSMissingAllowOrigin2",
  MultipleAllowOriginValues: "CORSMultipleAllowOriginNotAllowed",
  InvalidAllowOriginValue: "CORSAllowOriginNotMatchingOrigin",
  AllowOriginMismatch: "CORSAllowOriginNotMatchingOrigin",
  WildcardOriginNotAllowed: "CORSNotSupportingCredentials",
  InvalidAllowCredentials: "CORSMissingAllowCredentials",
};

const keys: Partial<Record<CorsErrorCode, FirefoxKey>> = {
  ...ofCorsCheck,
  PreflightInvalidStatus: "CORSPreflightDidNotSucceed3",
  PreflightDisallowedRedirect: "CORSExternalRedirectNotAllowed",
  InvalidAllowMethodsPreflightResponse: "CORSInvalidAllowMethod",
  InvalidAllowHeadersPreflightResponse: "CORSInvalidAllowHeader",
  MethodDisallowedByPreflightResponse: "CORSMethodNotFound",
  HeaderDisallowedByPreflightResponse: "CORSMissingAllowHeaderFromPreflight2",
  CorsDisabledScheme: "CORSRequestNotHttp",
  RedirectContainsCredentials: "CORSDidNotSucceed2",
};

/** Firefox's name for a reason: the key of its sentence, which its own tools show as the category. */
function toFirefoxKey(code: CorsErrorCode): FirefoxKey | null {
  return keys[code] ?? ofCorsCheck[code.replace(/^Preflight/, "") as CorsCheckCode] ?? null;
}

/**
 * Every line that Firefox's console prints for a request, in order. What stops a request on its way, and not at
 * its answer, makes it fail, and each request that failed has a line of its own: a preflight and what it was for.
 * @param page the page's address
 */
export function toFirefoxLines(
  request: CorsRequest,
  exchanges: readonly Exchange[],
  verdict: Verdict,
  page: string,
): ConsoleLines | null {
  const url = verdict.urls.at(-1) ?? request.url;
  switch (verdict.outcome) {
    case "readable":
    case "opaque":
      return [];
    case "network-error": {
      if (request.mode !== "cors" || !isForeign(request, verdict.urls)) return [];
      const failed = didNotSucceed(url);
      const first = toSecurityErrors(url, exchanges);
      return verdict.phase === "preflight" ? [...first, failed, failed] : [...first, failed];
    }
    case "blocked":
      return verdict.phase === "request"
        ? toUnsentLines(request, url, page)
        : toBlockedLines(request, exchanges, verdict, url);
  }
}

/** A request that was never sent, for its mode or for its scheme. */
function toUnsentLines({ mode }: CorsRequest, url: string, page: string): ConsoleLines {
  const scheme = schemeOf(url);
  if (silentSchemes.includes(scheme)) return [];
  const use = mode === "same-origin" ? loadData : toForbiddenUse(url);
  if (use !== null) {
    return mode === "same-origin" && scheme === "javascript"
      ? []
      : [[toSecurityError(page, use, url)]];
  }
  return mode === "cors"
    ? [[firefoxSentence("CORSRequestNotHttp", { url, quoted: "", status: "" })]]
    : [];
}

function toBlockedLines(
  request: CorsRequest,
  exchanges: readonly Exchange[],
  verdict: Blocked,
  url: string,
): ConsoleLines {
  const given = exchanges.at(-1)?.response ?? null;
  const answer = given && asRead(given, firefox);
  const status = String(answer?.status ?? "");
  const line = (key: FirefoxKey, quoted = ""): [string] => [
    firefoxSentence(key, { url, quoted, status }),
  ];
  const failed = didNotSucceed(url);
  const key = toFirefoxKey(verdict.code);
  if (key === null || key === "CORSDidNotSucceed2") return [failed];
  const first = line(key, toQuoted(verdict, exchanges));
  const redirects = answer !== null && isRedirect(answer, firefox);
  switch (verdict.phase) {
    case "request":
    case "response":
      return redirects ? [first, failed] : [first];
    case "redirect": {
      const before = verdict.urls.slice(0, -1);
      const last = before.at(-1) ?? request.url;
      return isForeign(request, before) ? [first, didNotSucceed(last)] : [first];
    }
    case "preflight":
      if (key === "CORSExternalRedirectNotAllowed" && answer !== null) {
        const again = checkAgain(request, answer, url);
        if (again === "failed") return [failed, failed];
        return [
          first,
          again === null ? line("CORSPreflightDidNotSucceed3") : line(...again),
          failed,
        ];
      }
      return redirects ? [first, failed, failed] : [first, failed];
  }
}

/**
 * What becomes of a preflight's redirect after its answer passed the CORS check: it cannot be followed at all, or
 * it is refused, and the answer is then checked once more for the Origin that would have followed.
 */
function checkAgain(
  request: CorsRequest,
  answer: Response,
  url: string,
): "failed" | null | [FirefoxKey, string] {
  const location = locationOf(answer, url, firefox);
  if (location === null || !isHttp(location) || hasUserinfo(location)) return "failed";
  const origin = originOf(location) === originOf(url) ? request.origin : "null";
  const refusal = checkAllowOrigin({ ...request, origin }, answer.headers, firefox);
  return refusal && [ofCorsCheck[refusal.code], decodeLossily(refusal.quoted ?? refusal.parameter)];
}

/** Addresses of which nothing is said, though they cannot be loaded. */
const silentSchemes = ["chrome", "moz-extension", "resource", "ws", "wss"];
const loadData = "load data from";

/** What a page may not do with some addresses, of which CORS is then not asked; null for all others. */
function toForbiddenUse(url: string): string | null {
  const scheme = schemeOf(url);
  if (scheme === "blob") return loadData;
  const isPrivate = scheme === "about" && !/^about:blank(?:[?#]|$)/i.test(url);
  return isPrivate || scheme === "file" || scheme === "view-source" ? "load or link to" : null;
}

function toSecurityError(from: string, use: string, url: string): string {
  return `Security Error: Content at ${from} may not ${use} ${url}.`;
}

/** A redirect to such an address has the error beside those of the request. */
function toSecurityErrors(url: string, exchanges: readonly Exchange[]): [string][] {
  const answer = exchanges.at(-1)?.response ?? null;
  const location =
    answer !== null && isRedirect(answer, firefox) ? locationOf(answer, url, firefox) : null;
  const use = location === null ? null : toForbiddenUse(location);
  return location === null || use === null ? [] : [[toSecurityError(url, use, location)]];
}

/** Of a network error there is no more to tell. */
function didNotSucceed(url: string): [string] {
  return [firefoxSentence("CORSDidNotSucceed2", { url, quoted: "", status: "(null)" })];
}

/** Whether the request has left the page's origin, so that CORS is told of its failures. */
function isForeign({ origin }: CorsRequest, urls: readonly string[]): boolean {
  return urls.some((url) => isCrossOrigin({ url, origin }));
}

/** The value that the sentence quotes. */
function toQuoted({ code, parameter, quoted }: Blocked, exchanges: readonly Exchange[]): string {
  const headers = exchanges.at(-1)?.response?.headers ?? [];
  const list = /^InvalidAllow(Methods|Headers)PreflightResponse$/.exec(code)?.[1];
  if (list === undefined) return decodeLossily(quoted ?? parameter);
  const value = getHeader(headers, `Access-Control-Allow-${list}`) ?? "";
  const tokens = value.split(",").map(normalizeValue);
  return decodeLossily(tokens.find((token) => token !== "" && !isToken(token)) ?? "");
}
