import { isToken, listElements } from "../../http/headers.ts";
import { hasUserinfo, isHttp, originOf, schemeOf } from "../../http/url.ts";
import { decodeLossily } from "../../http/utf8.ts";
import { checkAllowOrigin } from "../../fetch/cors-check.ts";
import { isRedirect, locationOf } from "../../fetch/location.ts";
import { isCrossOrigin } from "../../fetch/request.ts";
import { toParsed } from "../../fetch/response.ts";
import type { CorsErrorCode } from "../../model/codes.ts";
import type { Exchange, ResponseHead } from "../../model/exchange.ts";
import type { CorsRequest } from "../../model/request.ts";
import type { BlockedVerdict } from "../../model/verdict.ts";
import { firefox as rules } from "../../quirks/rules.ts";
import type { ConsoleLines, FetchReport } from "../shared/engine.ts";
import { toHeldBack } from "../shared/held-back.ts";
import { fill } from "../shared/template.ts";
import {
  type FirefoxKey,
  messages,
  resourcePolicy,
  securityErrors,
  writeLine,
} from "./messages.ts";

const keys = Object.keys(messages) as FirefoxKey[];
/** Firefox's message for a code; a request that fails on its way has the one for network errors. */
function keyOf(code: CorsErrorCode): FirefoxKey {
  return keys.find((key) => messages[key].codes.includes(code)) ?? "CORSDidNotSucceed2";
}

/**
 * Firefox reports each request that failed: a preflight, and the request that it was for. A request that is stopped
 * on its way, rather than by its response, counts as failed.
 */
export function toLines(report: FetchReport): ConsoleLines | null {
  const { request, exchanges, verdict, page } = report;
  const url = verdict.urls.at(-1) ?? request.url;
  switch (verdict.outcome) {
    case "readable":
    case "opaque":
      return [];
    case "network-error": {
      const heldBack = toHeldBack(report);
      if (heldBack !== null) return [[fill(resourcePolicy, { url: heldBack })]];
      if (request.mode !== "cors" || !leavesOrigin(request, verdict.urls)) return [];
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

/** The lines for a request that was never sent, because of its mode or its scheme. */
function toUnsentLines({ mode }: CorsRequest, url: string, page: string): ConsoleLines {
  const scheme = schemeOf(url);
  if (silentSchemes.includes(scheme)) return [];
  const error = mode === "same-origin" ? securityErrors.load : securityErrorOf(url);
  if (error !== null) {
    const isSilent = mode === "same-origin" && scheme === "javascript";
    return isSilent ? [] : [[fill(error, { page, url })]];
  }
  return mode === "cors" ? [[writeLine("CORSRequestNotHttp", { url })]] : [];
}

function toBlockedLines(
  request: CorsRequest,
  exchanges: readonly Exchange[],
  verdict: BlockedVerdict,
  url: string,
): ConsoleLines {
  const given = exchanges.at(-1)?.response ?? null;
  const response = given && toParsed(given, rules);
  const status = String(response?.status ?? "");
  const failed = didNotSucceed(url);
  const key = keyOf(verdict.code);
  if (key === "CORSDidNotSucceed2") return [failed];
  const line = (own: FirefoxKey, quoted = ""): [string] => [
    writeLine(own, { url, quoted, status }),
  ];
  const first = line(key, toQuoted(verdict, exchanges));
  const redirects = response !== null && isRedirect(response, rules);
  switch (verdict.phase) {
    case "request":
    case "response":
      return redirects ? [first, failed] : [first];
    case "redirect": {
      const before = verdict.urls.slice(0, -1);
      const last = before.at(-1) ?? request.url;
      return leavesOrigin(request, before) ? [first, didNotSucceed(last)] : [first];
    }
    case "preflight":
      if (key === "CORSExternalRedirectNotAllowed" && response !== null) {
        const again = checkAgain(request, response, url);
        if (again === "failed") return [failed, failed];
        const [second, quoted] = again ?? ["CORSPreflightDidNotSucceed3"];
        return [first, line(second, quoted), failed];
      }
      return redirects ? [first, failed, failed] : [first, failed];
  }
}

/**
 * The second check of a preflight's redirect that passed the CORS check. Either it cannot be followed at all, or
 * Firefox refuses it and checks the response again, for the Origin of the request that would follow.
 */
function checkAgain(
  request: CorsRequest,
  response: ResponseHead,
  url: string,
): "failed" | null | [FirefoxKey, string] {
  const location = locationOf(response, url, rules);
  if (location === null || !isHttp(location) || hasUserinfo(location)) return "failed";
  const origin = originOf(location) === originOf(url) ? request.origin : "null";
  const refusal = checkAllowOrigin({ ...request, origin }, response.headers, rules);
  return refusal && [keyOf(refusal.code), decodeLossily(refusal.quoted ?? refusal.parameter)];
}

/** The schemes that fail without a line. */
const silentSchemes = ["chrome", "moz-extension", "resource", "ws", "wss"];

/** The error for an address that a page may not use, which precedes CORS; null for all others. */
function securityErrorOf(url: string) {
  const scheme = schemeOf(url);
  if (scheme === "blob") return securityErrors.load;
  const isPrivate = scheme === "about" && !/^about:blank(?:[?#]|$)/i.test(url);
  return isPrivate || scheme === "file" || scheme === "view-source" ? securityErrors.link : null;
}

/** The error for a redirect to such an address, besides the lines of the request. */
function toSecurityErrors(url: string, exchanges: readonly Exchange[]): [string][] {
  const response = exchanges.at(-1)?.response ?? null;
  if (response === null || !isRedirect(response, rules)) return [];
  const location = locationOf(response, url, rules);
  const error = location === null ? null : securityErrorOf(location);
  return location === null || error === null ? [] : [[fill(error, { page: url, url: location })]];
}

function didNotSucceed(url: string): [string] {
  return [writeLine("CORSDidNotSucceed2", { url, status: "(null)" })];
}

/** Whether the request has left the page's origin. Firefox reports no other failures. */
function leavesOrigin({ origin }: CorsRequest, urls: readonly string[]): boolean {
  return urls.some((url) => isCrossOrigin({ url, origin }));
}

/** The value that the message quotes. */
function toQuoted(verdict: BlockedVerdict, exchanges: readonly Exchange[]): string {
  const { code, parameter, quoted } = verdict;
  const list = /^InvalidAllow(Methods|Headers)PreflightResponse$/.exec(code)?.[1];
  if (list === undefined) return decodeLossily(quoted ?? parameter);
  const headers = exchanges.at(-1)?.response?.headers ?? [];
  const tokens = listElements(headers, `Access-Control-Allow-${list}`);
  return decodeLossily(tokens.find((token) => !isToken(token)) ?? "");
}
