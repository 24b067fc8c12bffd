import { getHeader, type HeaderLine, normalizeValue } from "../http/headers.ts";
import { originOf } from "../http/url.ts";
import type { CorsRequest, RequestOptions } from "../model/request.ts";
import { chromium, type EngineRules } from "../quirks/rules.ts";
import { isForbiddenRequestHeader } from "./forbidden.ts";
import { isNoCorsSafelisted } from "./safelist.ts";

/** Whether the request leaves the page's origin, so that CORS applies to it. */
export function isCrossOrigin(request: Pick<CorsRequest, "url" | "origin">): boolean {
  const origin = originOf(request.url);
  // Two opaque origins are never the same, although both serialise to `null`.
  return origin === "null" || origin !== request.origin;
}

const normalizedMethods = /^(?:DELETE|GET|HEAD|OPTIONS|POST|PUT)$/i;

/** Converts six methods to upper case, and no others. @see https://fetch.spec.whatwg.org/#concept-method-normalize */
export function normalizeMethod(method: string): string {
  return normalizedMethods.test(method) ? method.toUpperCase() : method;
}

/** The Content-Type that `fetch` adds for a string body. @see https://fetch.spec.whatwg.org/#concept-bodyinit-extract */
export const stringBodyType = "text/plain;charset=UTF-8";

/**
 * The request that the browser creates for `fetch(url, init)`. It normalises the method and the header values, drops
 * headers that script may not set, and adds the body's type. In no-cors mode it keeps safelisted headers only.
 * @see https://fetch.spec.whatwg.org/#dom-request
 */
export function createRequest(
  init: RequestOptions,
  origin: string,
  rules: EngineRules = chromium,
): CorsRequest {
  const { mode = "cors", bodyType = null, initiatorType } = init;
  const given = (init.headers ?? []).map(([name, value]): HeaderLine => [
    name,
    normalizeValue(value),
  ]);
  const allowed = given.filter(([name, value]) => !isForbiddenRequestHeader(name, value, rules));
  const kept =
    mode === "no-cors"
      ? keepSafelisted(allowed, rules)
      : initiatorType === "xmlhttprequest"
        ? combine(allowed)
        : allowed;
  const hasType = kept.some(([name]) => name.toLowerCase() === "content-type");
  const addsType = bodyType !== null && !hasType;
  const hasUploadListeners = init.hasUploadListeners === true && bodyType !== null;
  const losesFragment = rules.dropsEmptyFragment && initiatorType !== "xmlhttprequest";
  return {
    url: losesFragment ? init.url.replace(/#$/, "") : init.url,
    origin,
    method: normalizeMethod(init.method ?? "GET"),
    headers: addsType ? [...kept, ["Content-Type", bodyType]] : kept,
    credentials: init.credentials ?? "same-origin",
    mode,
    ...(initiatorType === undefined ? {} : { initiatorType }),
    ...(hasUploadListeners ? { hasUploadListeners } : {}),
  };
}

/** An XMLHttpRequest stores one value per name. @see https://xhr.spec.whatwg.org/#the-setrequestheader()-method */
function combine(headers: readonly HeaderLine[]): HeaderLine[] {
  const isFirst = ([name]: HeaderLine, index: number) =>
    headers.findIndex(([other]) => other.toLowerCase() === name.toLowerCase()) === index;
  return headers.filter(isFirst).map(([name]) => [name, getHeader(headers, name) ?? ""]);
}

/**
 * The headers that script may set in no-cors mode. Each value is checked together with earlier values of its name.
 * @see https://fetch.spec.whatwg.org/#concept-headers-append
 */
function keepSafelisted(headers: readonly HeaderLine[], rules: EngineRules): HeaderLine[] {
  const kept: HeaderLine[] = [];
  for (const [name, value] of headers) {
    const before = getHeader(kept, name);
    const joined = before === null ? value : `${before}, ${value}`;
    if (isNoCorsSafelisted(name, joined, rules)) kept.push([name, value]);
  }
  return kept;
}
