import { getHeader, type HeaderLine } from "../../http/headers.ts";
import { isHttp, withoutFragment } from "../../http/url.ts";
import { toValidUtf8 } from "../../http/utf8.ts";
import {
  isDisabledRedirect,
  isEmptyRedirect,
  isRedirect,
  locationOf,
} from "../../fetch/location.ts";
import { serializeOrigin } from "../../fetch/redirect.ts";
import type { Exchange } from "../../model/exchange.ts";
import type { CorsRequest } from "../../model/request.ts";
import type { BlockedVerdict, Verdict } from "../../model/verdict.ts";
import { webkit as rules } from "../../quirks/rules.ts";
import type { ConsoleLines, FetchReport } from "../shared/engine.ts";
import { toHeldBack } from "../shared/held-back.ts";
import { resourceFailed, toStatusLines } from "../shared/status-line.ts";
import { fill, type Template } from "../shared/template.ts";
import {
  accessDenied,
  cannotLoad,
  failures,
  initiators,
  onlyHttp,
  reasonOf,
  redirectionDenied,
} from "./messages.ts";

export function toLines(report: FetchReport): ConsoleLines | null {
  const { request, exchanges, verdict } = report;
  const heldBack = toHeldBack(report);
  if (heldBack !== null) {
    return linesOf(request, heldBack, fill(failures.resourcePolicy, { url: heldBack }));
  }
  switch (verdict.outcome) {
    case "network-error":
      return toNetworkErrorLines(request, exchanges, verdict);
    case "blocked":
      return verdict.phase === "request"
        ? toUnsentLines(request, verdict)
        : toBlockedLines(request, exchanges, verdict);
    case "opaque":
    case "readable":
      return toStatusLines(exchanges);
  }
}

type Line = ConsoleLines[number];

const failedLine = (reason: string): Line => [resourceFailed + reason];

/** The lines of a failure: its reason, the address, and the reason once more. */
function linesOf(request: CorsRequest, url: string, reason: string): [Line, Line, Line] {
  return [[reason], addressLine(accessDenied, request, withoutUser(url)), failedLine(reason)];
}

function addressLine(template: Template, { initiatorType }: CorsRequest, url: string): Line {
  return [fill(template, { initiator: initiators[initiatorType ?? "fetch"], url })];
}

function withoutUser(url: string): string {
  const [scheme = ""] = /^\w+:\/\//.exec(url) ?? [];
  const end = url.slice(scheme.length).search(/[/?#]/);
  const at = url.lastIndexOf("@", end < 0 ? url.length : scheme.length + end);
  return scheme === "" || at < 0 ? url : scheme + url.slice(at + 1);
}

/** The last address to which a request was sent; a redirect to another scheme adds one to which none was. */
function lastSentTo({ url }: CorsRequest, { urls }: Verdict): string {
  return urls.findLast(isHttp) ?? url;
}

/** The lines for a request that was never sent, because of its mode or its scheme. */
function toUnsentLines(request: CorsRequest, verdict: BlockedVerdict): ConsoleLines {
  const { mode, url } = request;
  if (verdict.code === "DisallowedByMode") {
    return [addressLine(cannotLoad, request, lastSentTo(request, verdict))];
  }
  const [scheme = ""] = url.split(":", 1);
  if (mode === "cors") return linesOf(request, url, fill(onlyHttp.written, {})).slice(0, 2);
  if (rules.disabledRedirectSchemes.includes(scheme)) {
    return linesOf(request, url, failures.ftpIsDisabled);
  }
  if (scheme !== "file" && scheme !== "blob") return [failedLine(failures.cannotBeShown)];
  return [
    [`Not allowed to load local resource: ${url}`],
    ["Not allowed to request resource"],
    addressLine(accessDenied, request, withoutUser(url)),
  ];
}

/** The lines for a network error, as far as the exchanges show its cause. */
function toNetworkErrorLines(
  request: CorsRequest,
  exchanges: readonly Exchange[],
  verdict: Extract<Verdict, { outcome: "network-error" }>,
): ConsoleLines | null {
  const response = exchanges.at(-1)?.response ?? null;
  const url = lastSentTo(request, verdict);
  if (response === null) return null;
  if (isEmptyRedirect(response, rules)) return [];
  if (!isRedirect(response, rules)) return null;
  if (isDisabledRedirect(response, url, rules)) {
    return linesOf(request, request.url, failures.ftpIsDisabled);
  }
  const location = locationOf(response, url, rules);
  if (location === null) return [failedLine(failures.cannotBeShown)];
  if (verdict.phase === "redirect" && verdict.urls.length > 20) {
    return linesOf(request, url, failures.tooManyRedirects);
  }
  return isHttp(location) ? null : linesOf(request, location, failures.notHttp).slice(0, 2);
}

function toBlockedLines(
  request: CorsRequest,
  exchanges: readonly Exchange[],
  verdict: BlockedVerdict,
): ConsoleLines {
  const url = lastSentTo(request, verdict);
  const last = exchanges.at(-1)?.response ?? null;
  const plain = toReason(request, exchanges, verdict);
  const isRedirected = verdict.phase !== "preflight" && last !== null && isRedirect(last, rules);
  const text = isRedirected
    ? fill(redirectionDenied, { url: targetsOf(last.headers, url).shown, reason: plain })
    : plain;
  const [reason, address, failed] = linesOf(request, url, text);
  // The page's process checks a 304, and the network process every other response.
  return verdict.phase === "response" && last?.status === 304
    ? [reason, failed, address]
    : [reason, address, failed];
}

/**
 * The target of a redirect, or Location itself when it is not a URL: `said` as the response names it, `shown` as the
 * next request would use it, with the inherited fragment and without a user name.
 */
function targetsOf(headers: HeaderLine[], from: string): { said: string; shown: string } {
  const resolve = (url: string) =>
    locationOf({ status: 302, headers }, url, rules) ?? getHeader(headers, "Location") ?? "";
  return { said: resolve(withoutFragment(from)), shown: withoutUser(resolve(from)) };
}

function toReason(
  request: CorsRequest,
  exchanges: readonly Exchange[],
  { code, parameter, urls }: BlockedVerdict,
): string {
  const reason = reasonOf(code);
  if (reason === undefined) return "";
  const { status = 0, headers = [] } = exchanges.at(-1)?.response ?? {};
  const list = /^InvalidAllow(Methods|Headers)/.exec(code)?.[1] ?? "";
  return fill(reason.written, {
    origin: serializeOrigin(request.origin, urls),
    status: String(status),
    list: toValidUtf8(getHeader(headers, `Access-Control-Allow-${list}`) ?? ""),
    quoted:
      code === "RedirectContainsCredentials"
        ? targetsOf(headers, urls.at(-1) ?? request.url).said
        : parameter,
  });
}
