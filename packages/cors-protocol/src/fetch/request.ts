import { chromium, type EngineRules } from "../quirks/rules.ts";
import { getHeader, type HeaderLine, normalizeValue } from "../http/headers.ts";
import { isForbiddenRequestHeader } from "./forbidden.ts";
import { isNoCorsSafelisted } from "./safelist.ts";
import { originOf } from "../http/url.ts";

/** A request as the page's script made it, before the browser added anything. */
export type CorsRequest = {
  /** Absolute and serialised, as `new URL(…).href` gives it. */
  url: string;
  /** The page's own origin, such as `http://localhost:3000`. */
  origin: string;
  /** Normalised as Fetch does: `put` becomes `PUT`, but `patch` stays `patch`. */
  method: string;
  /** The headers that the script set, and the Content-Type that its body brought along. */
  headers: readonly HeaderLine[];
  credentials: "omit" | "same-origin" | "include";
  mode: "cors" | "no-cors" | "same-origin";
  /** Who asks; `fetch` when it is left out. It changes the wording, never the verdict. */
  initiatorType?: "fetch" | "xmlhttprequest";
  /** Whether an XMLHttpRequest has a body and listeners on its `upload`: it then asks first. */
  hasUploadListeners?: boolean;
};

/** Whether the request leaves the page's origin, so that CORS applies to it. */
export function isCrossOrigin(request: Pick<CorsRequest, "url" | "origin">): boolean {
  const origin = originOf(request.url);
  // Two opaque origins are never the same, though both are written `null`.
  return origin === "null" || origin !== request.origin;
}

const normalizedMethods = /^(?:DELETE|GET|HEAD|OPTIONS|POST|PUT)$/i;

/** Six methods are put into upper case, and no others. @see https://fetch.spec.whatwg.org/#concept-method-normalize */
export function normalizeMethod(method: string): string {
  return normalizedMethods.test(method) ? method.toUpperCase() : method;
}

/** What script hands to `fetch(url, init)`; a body is named by the type that it brings along. */
export type RequestInit = {
  url: string;
  method?: string;
  headers?: readonly HeaderLine[];
  credentials?: CorsRequest["credentials"];
  mode?: CorsRequest["mode"];
  /** The Content-Type of the body where the headers name none; null for a body without a type. */
  bodyType?: string | null;
  initiatorType?: CorsRequest["initiatorType"];
  hasUploadListeners?: boolean;
};

/** What `fetch` adds for a string. @see https://fetch.spec.whatwg.org/#concept-bodyinit-extract */
export const stringBodyType = "text/plain;charset=UTF-8";

/**
 * The request that the browser makes of `fetch(url, init)`: method normalised, values stripped, headers
 * dropped that script may not set, the body's type added. In no-cors mode only safelisted headers are left.
 * @see https://fetch.spec.whatwg.org/#dom-request
 */
export function createRequest(
  init: RequestInit,
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

/** An XMLHttpRequest has one value for each name. @see https://xhr.spec.whatwg.org/#the-setrequestheader()-method */
function combine(headers: readonly HeaderLine[]): HeaderLine[] {
  const isFirst = ([name]: HeaderLine, index: number) =>
    headers.findIndex(([other]) => other.toLowerCase() === name.toLowerCase()) === index;
  return headers.filter(isFirst).map(([name]) => [name, getHeader(headers, name) ?? ""]);
}

/**
 * What may be set in no-cors mode: a value is looked at together with those of its name before it.
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
