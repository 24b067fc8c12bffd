import {
  extractTokens,
  getHeader,
  type HeaderLine,
  isToken,
  listElements,
  normalizeValue,
} from "../http/headers.ts";
import { isSameSite, originOf, withoutFragment } from "../http/url.ts";
import { toValidUtf8 } from "../http/utf8.ts";
import type { ResponseHead } from "../model/exchange.ts";
import type { CorsRequest, Tainting } from "../model/request.ts";
import type { ScriptView } from "../model/verdict.ts";
import { chromium, type EngineRules } from "../quirks/rules.ts";

/** @see https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name */
const safelisted = `
  cache-control content-language content-length content-type expires last-modified pragma`.split(
  /\s+/,
);
/** @see https://fetch.spec.whatwg.org/#forbidden-response-header-name */
const forbidden = ["set-cookie", "set-cookie2"];

/**
 * Whether script may read a header of a cross-origin response. `*` exposes every header, but only without
 * credentials; a list that cannot be parsed exposes none.
 * @see https://fetch.spec.whatwg.org/#concept-filtered-response-cors
 */
export function isExposed(
  name: string,
  request: Pick<CorsRequest, "credentials" | "initiatorType">,
  headers: readonly HeaderLine[],
  rules: Pick<EngineRules, "exposesAllBeforeErrors"> = chromium,
): boolean {
  return exposureOf(request, headers, rules)(name.toLowerCase());
}

/** Returns the function that says of a name in lower case whether script may read that header. */
export function exposureOf(
  { credentials, initiatorType = "fetch" }: Pick<CorsRequest, "credentials" | "initiatorType">,
  headers: readonly HeaderLine[],
  { exposesAllBeforeErrors }: Pick<EngineRules, "exposesAllBeforeErrors">,
): (name: string) => boolean {
  const list = "Access-Control-Expose-Headers";
  const exposed = extractTokens(headers, list) ?? [];
  const wildcards =
    exposesAllBeforeErrors && initiatorType === "fetch"
      ? tokensBeforeError(listElements(headers, list))
      : exposed;
  const hasWildcard = credentials !== "include" && wildcards.includes("*");
  const names = exposed.map((token) => token.toLowerCase());
  return (name) =>
    !forbidden.includes(name) && (hasWildcard || safelisted.includes(name) || names.includes(name));
}

function tokensBeforeError(elements: readonly string[]): readonly string[] {
  const error = elements.findIndex((element) => !isToken(element));
  return error === -1 ? elements : elements.slice(0, error);
}

/** A response as the engine's parser reads it. */
export function toParsed(response: ResponseHead, rules: EngineRules): ResponseHead {
  const { status } = response;
  const isDoubled = rules.doublesTypeOf421 && status === 421;
  if (!rules.skipsEmptyLines && !rules.mergesEqualLocations && !isDoubled) return response;
  const given = rules.skipsEmptyLines ? withoutEmptyLines(response.headers) : response.headers;
  const headers = rules.mergesEqualLocations ? given.filter(isFirstLocation) : given;
  const doubled = ([name, value]: HeaderLine): HeaderLine =>
    name.toLowerCase() === "content-type" ? [name, `${value},${value}`] : [name, value];
  return { status, headers: isDoubled ? headers.map(doubled) : headers };
}

/** Whether a line is not a Location, or is the first Location of its value. */
function isFirstLocation(
  [name, value]: HeaderLine,
  index: number,
  lines: readonly HeaderLine[],
): boolean {
  const isSame = ([other, text]: HeaderLine) =>
    other.toLowerCase() === "location" && normalizeValue(text) === normalizeValue(value);
  return name.toLowerCase() !== "location" || lines.findIndex(isSame) === index;
}

const counted = "Access-Control-Allow-Origin";

/**
 * Removes empty lines, but keeps one line per name. Location lines are never joined, and repeated Allow-Origin lines
 * are counted later, so both stay.
 */
function withoutEmptyLines(headers: HeaderLine[]): HeaderLine[] {
  const isSkipped = ([name, value]: HeaderLine, index: number) => {
    const lower = name.toLowerCase();
    if (normalizeValue(value) !== "" || lower === "location") return false;
    if (name === counted && headers.filter(([other]) => other === counted).length > 1) return false;
    return headers.some(
      ([other, text], at) =>
        other.toLowerCase() === lower && (normalizeValue(text) !== "" || at < index),
    );
  };
  return headers.filter((line, index) => !isSkipped(line, index));
}

/** The part of a response that script may read. */
export function toScriptView(
  request: CorsRequest,
  { status, headers: lines }: ResponseHead,
  { tainting, urls }: { tainting: Tainting; urls: readonly string[] },
  rules: EngineRules = chromium,
): ScriptView {
  const headers = rules.replacesInvalidUtf8
    ? lines.map(([name, value]): HeaderLine => [name, toValidUtf8(value)])
    : lines;
  const isCors = tainting === "cors";
  const isVisible = isCors
    ? exposureOf(request, headers, rules)
    : (name: string) => !forbidden.includes(name);
  return {
    type: isCors ? "cors" : "basic",
    status,
    redirected: urls.length > 1,
    url: withoutFragment(urls.at(-1) ?? request.url),
    headers: toSorted(headers, isVisible),
  };
}

/** The visible headers, sorted, with names in lower case and the lines of one name joined. */
export function toSorted(
  headers: readonly HeaderLine[],
  isVisible: (name: string) => boolean,
): HeaderLine[] {
  const names = new Set(headers.map(([name]) => name.toLowerCase()).filter(isVisible));
  return [...names].toSorted().map((name) => [name, getHeader(headers, name) ?? ""]);
}

/**
 * Whether Cross-Origin-Resource-Policy blocks the response to a no-cors request. It does not apply in cors mode.
 * @see https://fetch.spec.whatwg.org/#cross-origin-resource-policy-internal-check
 */
export function isBlockedByResourcePolicy(
  { url, origin }: Pick<CorsRequest, "url" | "origin">,
  headers: readonly HeaderLine[],
): boolean {
  const policy = getHeader(headers, "Cross-Origin-Resource-Policy");
  if (policy === "same-origin") return originOf(url) !== origin;
  return policy === "same-site" && !isSameSite(url, origin);
}
