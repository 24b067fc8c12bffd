import { webkit } from "../../quirks/rules.ts";
import type { Exchange } from "../../model/exchange.ts";
import { getHeader } from "../../http/headers.ts";
import {
  isDisabledRedirect,
  isEmptyRedirect,
  isRedirect,
  locationOf,
  serializeOrigin,
} from "../../fetch/redirect.ts";
import type { CorsRequest } from "../../fetch/request.ts";
import { isHttp, withoutFragment } from "../../http/url.ts";
import { toValidUtf8 } from "../../http/utf8.ts";
import type { Verdict } from "../../model/verdict.ts";
import { toStatusLines } from "../shared/status-line.ts";
import type { ConsoleLines } from "../../explain/console-lines.ts";

type Blocked = Extract<Verdict, { outcome: "blocked" }>;

/** Every error line that WebKit's console prints for a request, in order; null where the network has the word. */
export function toWebKitLines(
  request: CorsRequest,
  exchanges: readonly Exchange[],
  verdict: Verdict,
): ConsoleLines | null {
  switch (verdict.outcome) {
    case "network-error":
      return toUnansweredLines(request, exchanges, verdict);
    case "blocked": {
      const url = toLastAsked(verdict) ?? request.url;
      // Nothing was sent, and no access was checked.
      if (verdict.code === "DisallowedByMode") return [[`${whoOf(request)} cannot load ${url}.`]];
      if (verdict.phase === "request") return toSchemeLines(request);
      const [reason, cannotLoad, failed] = toLines(
        request,
        url,
        toWebKitReason(request, exchanges, verdict),
      );
      // A 304 is checked by the page's process, and not by the one of the network.
      const isUnmodified = exchanges.at(-1)?.response?.status === 304;
      return verdict.phase === "response" && isUnmodified
        ? [reason, failed, cannotLoad]
        : [reason, cannotLoad, failed];
    }
    case "opaque":
    case "readable":
      return toStatusLines(exchanges);
  }
}

const cannotBeShown = "Failed to load resource: The URL can’t be shown";

/** An address of another scheme than HTTP, of which nothing was sent. */
function toSchemeLines(request: CorsRequest): ConsoleLines {
  const { mode, url } = request;
  const [scheme] = url.split(":", 1);
  if (mode === "cors") {
    return toLines(request, url, "Cross origin requests are only supported for HTTP.").slice(0, 2);
  }
  if (webkit.disabledRedirectSchemes.includes(scheme ?? "")) {
    return toLines(request, url, ftpIsDisabled);
  }
  if (scheme === "file" || scheme === "blob") {
    const [, cannotLoad] = toLines(request, url, "");
    return [
      [`Not allowed to load local resource: ${url}`],
      ["Not allowed to request resource"],
      cannotLoad,
    ];
  }
  return [[cannotBeShown]];
}

const ftpIsDisabled = "FTP URLs are disabled";

/** The last address that was asked; a redirect to another scheme leads to one that is not. */
function toLastAsked({ urls }: Verdict): string | undefined {
  return urls.findLast(isHttp);
}

function whoOf({ initiatorType }: CorsRequest): string {
  return initiatorType === "xmlhttprequest" ? "XMLHttpRequest" : "Fetch API";
}

function withoutUser(url: string): string {
  const [scheme = ""] = /^\w+:\/\//.exec(url) ?? [];
  const end = url.slice(scheme.length).search(/[/?#]/);
  const at = url.lastIndexOf("@", end < 0 ? url.length : scheme.length + end);
  return scheme === "" || at < 0 ? url : scheme + url.slice(at + 1);
}

type Line = ConsoleLines[number];

function toLines(request: CorsRequest, url: string, reason: string): [Line, Line, Line] {
  return [
    [reason],
    [`${whoOf(request)} cannot load ${withoutUser(url)} due to access control checks.`],
    [`Failed to load resource: ${reason}`],
  ];
}

/** Failures that are none of CORS, as far as an answer tells them. */
function toUnansweredLines(
  request: CorsRequest,
  exchanges: readonly Exchange[],
  verdict: Verdict,
): ConsoleLines | null {
  const response = exchanges.at(-1)?.response ?? null;
  const url = toLastAsked(verdict) ?? request.url;
  if (response === null) return null;
  if (isEmptyRedirect(response, webkit)) return [];
  if (!isRedirect(response, webkit)) return null;
  if (isDisabledRedirect(response, url, webkit)) {
    return toLines(request, request.url, ftpIsDisabled);
  }
  const location = locationOf(response, url, webkit);
  if (location === null) return [[cannotBeShown]];
  if (
    verdict.outcome === "network-error" &&
    verdict.phase === "redirect" &&
    verdict.urls.length > 20
  ) {
    return toLines(request, url, "Load cannot follow more than 20 redirections");
  }
  if (isHttp(location)) return null;
  return toLines(request, location, "Redirection to URL with a scheme that is not HTTP(S).").slice(
    0,
    2,
  );
}

/** WebKit's own reason; one for a missing and for a wrong Allow-Origin. */
function toWebKitReason(
  request: CorsRequest,
  exchanges: readonly Exchange[],
  verdict: Blocked,
): string {
  const { phase } = verdict;
  const last = exchanges.at(-1)?.response ?? null;
  const reason = toPlainReason(request, exchanges, verdict);
  const isOfAnswer = phase === "redirect" || phase === "response";
  if (!isOfAnswer || last === null || !isRedirect(last, webkit)) return reason;
  const { shown } = toTarget(last.headers, toLastAsked(verdict) ?? request.url);
  return `Cross-origin redirection to ${shown} denied by Cross-Origin Resource Sharing policy: ${reason}`;
}

/**
 * Where a redirect leads: as the answer says it, and as the request would go on, with the fragment that it
 * inherits and without a user name. What is no URL stands as it is.
 */
function toTarget(
  headers: NonNullable<Exchange["response"]>["headers"],
  from: string,
): { said: string; shown: string } {
  const toLocation = (url: string) => locationOf({ status: 302, headers }, url, webkit);
  const text = getHeader(headers, "Location") ?? "";
  const shown = toLocation(from) ?? text;
  return { said: toLocation(withoutFragment(from)) ?? text, shown: withoutUser(shown) };
}

function toPlainReason(
  request: CorsRequest,
  exchanges: readonly Exchange[],
  { code, parameter, urls }: Blocked,
): string {
  const last = exchanges.at(-1)?.response;
  const status = last?.status ?? 0;
  const headers = last?.headers ?? [];
  const list = (name: string) => {
    const header = `Access-Control-Allow-${name}`;
    return `Header ${header} has an invalid value: ${toValidUtf8(getHeader(headers, header) ?? "")}`;
  };
  switch (code.replace(/^Preflight(?=Missing|Allow|Invalid(?!Status)|Multiple|Wildcard)/, "")) {
    case "MissingAllowOriginHeader":
    case "AllowOriginMismatch":
    case "InvalidAllowOriginValue":
      return `Origin ${serializeOrigin(request.origin, urls)} is not allowed by Access-Control-Allow-Origin. Status code: ${status}`;
    case "MultipleAllowOriginValues":
      return "Access-Control-Allow-Origin cannot contain more than one origin.";
    case "WildcardOriginNotAllowed":
      return "Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.";
    case "InvalidAllowCredentials":
      return 'Credentials flag is true, but Access-Control-Allow-Credentials is not "true".';
    case "PreflightInvalidStatus":
    case "PreflightDisallowedRedirect":
      return `Preflight response is not successful. Status code: ${status}`;
    case "InvalidAllowMethodsPreflightResponse":
      return list("Methods");
    case "InvalidAllowHeadersPreflightResponse":
      return list("Headers");
    case "MethodDisallowedByPreflightResponse":
      return `Method ${parameter} is not allowed by Access-Control-Allow-Methods.`;
    case "HeaderDisallowedByPreflightResponse":
      return `Request header field ${parameter} is not allowed by Access-Control-Allow-Headers.`;
    case "RedirectContainsCredentials":
      return `redirection URL ${toTarget(headers, urls.at(-1) ?? request.url).said} has credentials`;
    case "CorsDisabledScheme":
      return "not allowed to follow a cross-origin CORS redirection with non CORS scheme";
    default:
      return "";
  }
}
