import { chromium, type EngineRules } from "../quirks/rules.ts";
import {
  extractTokens,
  getHeader,
  type HeaderLine,
  isToken,
  normalizeValue,
} from "../http/headers.ts";
import type { Response } from "../model/exchange.ts";
import type { Tainting } from "./redirect.ts";
import type { CorsRequest } from "./request.ts";
import { withoutFragment } from "../http/url.ts";
import type { ScriptView } from "../model/verdict.ts";

/** @see https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name */
const safelisted = [
  "cache-control",
  "content-language",
  "content-length",
  "content-type",
  "expires",
  "last-modified",
  "pragma",
];
/** @see https://fetch.spec.whatwg.org/#forbidden-response-header-name */
const forbidden = ["set-cookie", "set-cookie2"];

/**
 * Whether script may read a header of an answer across origins. `*` exposes everything, and only without
 * credentials; a list that cannot be parsed exposes nothing.
 * @see https://fetch.spec.whatwg.org/#concept-filtered-response-cors
 */
export function isExposed(
  name: string,
  { credentials, initiatorType = "fetch" }: Pick<CorsRequest, "credentials" | "initiatorType">,
  headers: readonly HeaderLine[],
  { exposesAllBeforeErrors }: Pick<EngineRules, "exposesAllBeforeErrors"> = chromium,
): boolean {
  const lower = name.toLowerCase();
  if (forbidden.includes(lower)) return false;
  if (safelisted.includes(lower)) return true;
  const exposed = extractTokens(headers, "Access-Control-Expose-Headers") ?? [];
  const wildcards =
    exposesAllBeforeErrors && initiatorType === "fetch" ? tokensBeforeError(headers) : exposed;
  const hasWildcard = credentials !== "include" && wildcards.includes("*");
  return hasWildcard || exposed.some((token) => token.toLowerCase() === lower);
}

function tokensBeforeError(headers: readonly HeaderLine[]): string[] {
  const elements = (getHeader(headers, "Access-Control-Expose-Headers") ?? "")
    .split(",")
    .map(normalizeValue)
    .filter((element) => element !== "");
  const error = elements.findIndex((element) => !isToken(element));
  return error === -1 ? elements : elements.slice(0, error);
}

/** An answer as the engine's parser reads it. */
export function asRead(response: Response, rules: EngineRules): Response {
  const { status, headers: given } = rules.skipsEmptyLines ? withoutEmptyLines(response) : response;
  const headers = rules.mergesEqualLocations ? given.filter(isNoRepeatedLocation) : given;
  const doubled = ([name, value]: HeaderLine): HeaderLine =>
    name.toLowerCase() === "content-type" ? [name, `${value},${value}`] : [name, value];
  const isDoubled = rules.doublesTypeOf421 && status === 421;
  return { status, headers: isDoubled ? headers.map(doubled) : headers };
}

function isNoRepeatedLocation(
  [name, value]: HeaderLine,
  index: number,
  lines: readonly HeaderLine[],
): boolean {
  const isSame = ([other, text]: HeaderLine) =>
    other.toLowerCase() === "location" && normalizeValue(text) === normalizeValue(value);
  return name.toLowerCase() !== "location" || lines.findIndex(isSame) === index;
}

const counted = "Access-Control-Allow-Origin";

/** One line of a name is left all the same; Location is not joined, and several of Allow-Origin are told later. */
function withoutEmptyLines({ status, headers }: Response): Response {
  const isSkipped = ([name, value]: HeaderLine, index: number) => {
    const lower = name.toLowerCase();
    if (normalizeValue(value) !== "" || lower === "location") return false;
    if (name === counted && headers.filter(([other]) => other === counted).length > 1) return false;
    return headers.some(
      ([other, text], at) =>
        other.toLowerCase() === lower && (normalizeValue(text) !== "" || at < index),
    );
  };
  return { status, headers: headers.filter((line, index) => !isSkipped(line, index)) };
}

/** What script sees of an answer that it may read. */
export function toScriptView(
  request: CorsRequest,
  { status, headers }: Response,
  { tainting, urls }: { tainting: Tainting; urls: readonly string[] },
  rules: EngineRules = chromium,
): ScriptView {
  const isCors = tainting === "cors";
  const isVisible = ([name]: HeaderLine) =>
    isCors ? isExposed(name, request, headers, rules) : !forbidden.includes(name.toLowerCase());
  const names = [...new Set(headers.filter(isVisible).map(([name]) => name.toLowerCase()))];
  return {
    type: isCors ? "cors" : "basic",
    status,
    redirected: urls.length > 1,
    url: withoutFragment(urls.at(-1) ?? request.url),
    headers: names.toSorted().map((name): HeaderLine => [name, getHeader(headers, name) ?? ""]),
  };
}
