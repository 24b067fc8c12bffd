import { type HeaderLine, isToken, normalizeValue } from "../http/headers.ts";
import type { UnsafeRule } from "../model/verdict.ts";
import type { EngineRules } from "../quirks/rules.ts";
import { isForbiddenRequestHeader } from "./forbidden.ts";

/** @see https://fetch.spec.whatwg.org/#cors-safelisted-method */
export function isSafelistedMethod(method: string): boolean {
  return method === "GET" || method === "HEAD" || method === "POST";
}

/** @see https://fetch.spec.whatwg.org/#cors-unsafe-request-header-byte */
// oxlint-disable-next-line no-control-regex -- the standard's list of unsafe bytes contains control characters
const unsafeBytes = /[\u0000-\u0008\u000a-\u001f"():<>?@[\\\]{}\u007f]/;
const highBytes = /[\u0080-\u00ff]/;
function hasUnsafeBytes(value: string, { refusesHighBytes }: EngineRules): boolean {
  return unsafeBytes.test(value) || (refusesHighBytes && highBytes.test(value));
}
const languageBytes = /^[0-9A-Za-z *,\-.;=]*$/;
const safelistedContentTypes = [
  "application/x-www-form-urlencoded",
  "multipart/form-data",
  "text/plain",
];

/** @see https://mimesniff.spec.whatwg.org/#mime-type-essence */
function essenceOf(value: string): string | null {
  const essence = normalizeValue(value.split(";", 1)[0] ?? "");
  const parts = essence.split("/");
  return parts.length === 2 && parts.every(isToken) ? essence.toLowerCase() : null;
}

/**
 * Whether a Range names one range with a start. NOTE: a suffix such as `bytes=-5` is not safelisted.
 * @see https://fetch.spec.whatwg.org/#simple-range-header-value
 */
function isSimpleRange(
  value: string,
  { largestRange: largest, readsRangeLoosely }: EngineRules,
): boolean {
  const range = readsRangeLoosely ? /^bytes=\+?(\d+)-\+?(\d*)$/i : /^bytes=(\d+)-(\d*)$/;
  const [, start, end = ""] = range.exec(value) ?? [];
  if (start === undefined) return false;
  const [from, to] = [BigInt(start), BigInt(end)];
  if (largest !== null && (from > largest || to > largest)) return false;
  return end === "" || from <= to;
}

type Rule = (value: string, rules: EngineRules) => boolean;

/** @see https://fetch.spec.whatwg.org/#cors-safelisted-request-header */
const safeValues = new Map<string, Rule>([
  ["accept", (value, rules) => !hasUnsafeBytes(value, rules)],
  ["accept-language", (value) => languageBytes.test(value)],
  ["content-language", (value) => languageBytes.test(value)],
  [
    "content-type",
    (value, rules) =>
      !hasUnsafeBytes(value, rules) &&
      !(rules.refusesCommasInContentType && value.includes(",")) &&
      safelistedContentTypes.includes(essenceOf(value) ?? ""),
  ],
  ["range", isSimpleRange],
]);

const integer = /^\d+$/;
const decimal = /^\d+(?:\.\d+)?$/;

/** Chromium's client hints. @see https://wicg.github.io/client-hints-infrastructure/ */
const clientHints = new Map<string, RegExp>([
  ["device-memory", decimal],
  ["downlink", decimal],
  ["dpr", decimal],
  ["ect", /^(?:slow-2g|2g|3g|4g)$/],
  ["rtt", integer],
  ["save-data", /^on$/i],
  ["viewport-width", integer],
  ["width", integer],
]);

export function isClientHint(name: string): boolean {
  return clientHints.has(name.toLowerCase());
}

/** The rule that makes a request header unsafe; null for a safelisted one. */
function unsafeRule(name: string, value: string, rules: EngineRules): UnsafeRule | null {
  const hint = rules.safelistsClientHints ? clientHints.get(name) : undefined;
  const isSafe = safeValues.get(name) ?? (hint && ((text: string) => hint.test(text)));
  if (isSafe === undefined) return "name";
  if (value.length > 128) return "length";
  return isSafe(value, rules) ? null : "value";
}

const noCorsNames = ["accept", "accept-language", "content-language", "content-type"];

/** @see https://fetch.spec.whatwg.org/#no-cors-safelisted-request-header */
export function isNoCorsSafelisted(name: string, value: string, rules: EngineRules): boolean {
  const lower = name.toLowerCase();
  return noCorsNames.includes(lower) && unsafeRule(lower, value, rules) === null;
}

type UnsafeHeader = { name: string; rule: UnsafeRule };

/**
 * The header lines that require a preflight, with the rule that each breaks. A name can occur more than once.
 * @see https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names
 */
export function unsafeLines(headers: readonly HeaderLine[], rules: EngineRules): UnsafeHeader[] {
  const unsafe: UnsafeHeader[] = [];
  const potentiallyUnsafe: string[] = [];
  let safelistedBytes = 0;
  const lines = headers.map(([name, value]): HeaderLine => [name.toLowerCase(), value]);
  for (const [name, value] of rules.joinsRequestLines ? joinLines(lines) : lines) {
    if (isForbiddenRequestHeader(name, value, rules)) continue;
    const rule = unsafeRule(name, value, rules);
    if (rule === null) {
      potentiallyUnsafe.push(name);
      safelistedBytes += value.length;
    } else {
      unsafe.push({ name, rule });
    }
  }
  if (safelistedBytes > 1024 && !rules.ignoresTotalLength) {
    for (const name of potentiallyUnsafe) unsafe.push({ name, rule: "total" });
  }
  return unsafe;
}

/** The unsafe headers, each once, in the order in which script set them. */
export function unsafeHeaders(headers: readonly HeaderLine[], rules: EngineRules): UnsafeHeader[] {
  if (headers.length === 0) return [];
  const first = new Map<string, UnsafeHeader>();
  for (const unsafe of unsafeLines(headers, rules)) {
    if (!first.has(unsafe.name)) first.set(unsafe.name, unsafe);
  }
  return [...first.values()];
}

function joinLines(lines: readonly HeaderLine[]): Iterable<HeaderLine> {
  const joined = new Map<string, string>();
  for (const [name, value] of lines) {
    const before = joined.get(name);
    joined.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  return joined;
}
