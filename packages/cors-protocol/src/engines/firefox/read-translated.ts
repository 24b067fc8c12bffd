import type { CorsErrorCode } from "../../model/codes.ts";
import { type Language, languages } from "./languages.ts";

/** What can be read of a reason in any language. */
export type TranslatedReason = {
  codes: readonly CorsErrorCode[];
  parameter: string;
  /** The reason is that Firefox has switched CORS off, or that the request failed. */
  isFailure: boolean;
  /** Nothing was refused: one day the star will not cover Authorization. */
  isWarning?: true;
};

/** Firefox prints a URL in ASCII, so another script ends it. People put dots and blocks over a part of one. */
const address = /[a-z][a-z0-9+.-]{1,30}:\/\/[!#-&(-;=?-~\u2022\u2026\u2580-\u25ff]{1,4000}/i;

/** The address that a text in any language names. */
export function findAddress(text: string): string | null {
  const found = address.exec(text.slice(0, 8_000))?.[0];
  return found === undefined ? null : found.replace(/[.,;:)]{1,3}$/, "");
}

export function findLanguage(name: string): Language | undefined {
  return languages.find((language) => language.name === name);
}

/** An apostrophe inside a word opens nothing. */
const quoted = /(?:(?<![\p{L}\d])["'‘’“”„«]|[「『])([^"'‘’“”„«»「」『』]{0,200}?)["'‘’“”»」』]/gu;

/**
 * Reads the reason by what no translation changes: the header's name, the value in quotes, the words CORS, http and
 * preflight. Where these do not decide, the language's own words do.
 */
export function readTranslated(text: string, language?: Language): TranslatedReason {
  const lower = text.toLowerCase();
  const has = (words: string | readonly string[] = []) =>
    [words].flat().some((one) => lower.includes(one));
  const header = /access-control-allow-\s?(origin|credential|method|header)/.exec(lower)?.[1];
  const values = Array.from(text.matchAll(quoted), ([, value = ""]) => value.trim());
  const value = values.find(
    (one) =>
      !/^access-control|^true$|^preflight$|^origin$|^same origin|policy$|:\/\/.*\s/i.test(one),
  );
  const named = { parameter: value ?? "", isFailure: false };
  const isOfPreflight = lower.includes("preflight") || has(language?.preflight);
  // Some translations name another header in these two.
  const isStar = value === "*" || /[`]\s?\*\s?[`]/.test(text);
  if (header === "header" && isStar) {
    return { codes: [], parameter: "", isFailure: false, isWarning: true };
  }
  if (isStar) return both("WildcardOriginNotAllowed");
  if (header === "credential" || values.includes("true")) return both("InvalidAllowCredentials");
  if (header === "method") {
    return value === undefined
      ? { codes: ["MethodDisallowedByPreflightResponse"], parameter: "", isFailure: false }
      : { codes: ["InvalidAllowMethodsPreflightResponse"], ...named };
  }
  if (header === "header") {
    const refused: CorsErrorCode = "HeaderDisallowedByPreflightResponse";
    const invalid: CorsErrorCode = "InvalidAllowHeadersPreflightResponse";
    if (isOfPreflight) return { codes: [refused], ...named };
    return { codes: language === undefined ? [refused, invalid] : [invalid], ...named };
  }
  if (header === "origin") {
    if (value !== undefined) return { ...both("AllowOriginMismatch"), ...named };
    if (has(language?.several)) return both("MultipleAllowOriginValues");
    const missing = both("MissingAllowOriginHeader");
    if (has(language?.missing) || /\d{3}\D{0,3}$/.test(lower.trim())) return missing;
    const several = both("MultipleAllowOriginValues");
    return { ...missing, codes: [...missing.codes, ...several.codes] };
  }
  const withoutAddress = lower.replace(address, "");
  if (/http/.test(withoutAddress)) return only("CorsDisabledScheme");
  if (has(language?.redirect)) return only("PreflightDisallowedRedirect");
  if (isOfPreflight) return only("PreflightInvalidStatus");
  return { codes: [], parameter: "", isFailure: namesReason(withoutAddress) };
}

/** A reason stands in brackets or behind a colon. A line that was cut off has none. */
function namesReason(line: string): boolean {
  const at = line.lastIndexOf("cors");
  const before = line.slice(Math.max(0, at - 200), at);
  return at >= 0 && /[(（:：](?!\/\/)[^)）:：]{0,200}$/.test(before);
}

function only(code: CorsErrorCode): TranslatedReason {
  return { codes: [code], parameter: "", isFailure: false };
}

type CheckCode =
  | "WildcardOriginNotAllowed"
  | "InvalidAllowCredentials"
  | "MissingAllowOriginHeader"
  | "MultipleAllowOriginValues"
  | "AllowOriginMismatch";

/** Firefox does not say whether the response to the preflight or to the request is meant. */
function both(code: CheckCode): TranslatedReason {
  return { codes: [code, `Preflight${code}`], parameter: "", isFailure: false };
}
