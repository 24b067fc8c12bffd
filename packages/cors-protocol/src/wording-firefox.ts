import type { CorsCheckCode, CorsErrorCode } from "./codes.ts";
import type { Exchange } from "./exchange.ts";
import { getHeader, isToken, normalizeValue } from "./headers.ts";
import type { CorsRequest } from "./request.ts";
import { type FirefoxKey, firefoxSentence } from "./sentences-firefox.ts";
import { decodeLossily } from "./utf8.ts";
import type { Verdict } from "./verdict.ts";
import type { ConsoleLines } from "./wording.ts";

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
export function toFirefoxKey(code: CorsErrorCode): FirefoxKey | null {
  return keys[code] ?? ofCorsCheck[code.replace(/^Preflight/, "") as CorsCheckCode] ?? null;
}

/** Every line that Firefox's console prints for a request, in order. */
export function toFirefoxLines(
  request: CorsRequest,
  exchanges: readonly Exchange[],
  verdict: Verdict,
): ConsoleLines | null {
  const url = verdict.urls.at(-1) ?? request.url;
  const status = String(exchanges.at(-1)?.response?.status ?? "");
  const line = (key: FirefoxKey, quoted = ""): [string] => [
    firefoxSentence(key, { url, quoted, status }),
  ];
  const didNotSucceed = (): [string] => [
    firefoxSentence("CORSDidNotSucceed2", { url, quoted: "", status: "(null)" }),
  ];
  switch (verdict.outcome) {
    case "readable":
    case "opaque":
      return [];
    case "unanswered":
      return request.mode === "cors" ? [didNotSucceed()] : [];
    case "blocked": {
      if (verdict.code === "DisallowedByMode") {
        return [
          [`Security Error: Content at ${request.origin}/lab.json may not load data from ${url}.`],
        ];
      }
      const key = toFirefoxKey(verdict.code);
      if (key === null || key === "CORSDidNotSucceed2") return [didNotSucceed()];
      const first = line(key, toQuoted(verdict, exchanges));
      if (verdict.phase !== "preflight") return [first];
      return key === "CORSExternalRedirectNotAllowed"
        ? [first, line("CORSPreflightDidNotSucceed3"), didNotSucceed()]
        : [first, didNotSucceed()];
    }
  }
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
