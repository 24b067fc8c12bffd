import { parseUrl } from "@blocked/cors-protocol";
import type { ResponseHead } from "@blocked/cors-protocol";
import type { Finding } from "@blocked/cors-protocol/explain";

/** What is known of the request that failed. Null is not known. */
export type Facts = {
  url: string | null;
  /** Of the page. */
  origin: string | null;
  method: string | null;
  /** The names of the headers that script set. */
  headers: readonly string[] | null;
  /** Whether the request may carry cookies. */
  cookies: boolean | null;
  status: number | null;
};

/** A fact that the reader can be asked for. */
export type FactName = "origin" | "status" | "method" | "headers" | "cookies";

/** The responses that a text contains, in their order. */
export type Heads = { preflight: readonly ResponseHead[]; response: readonly ResponseHead[] };

/** What made a request tells its method: only script chooses another one. */
const chosenByScript = [null, "fetch", "XMLHttpRequest", "beacon"];

/** The facts that a finding implies. */
export function toFacts({ code, parameter, url, origin, asker, status, method }: Finding): Facts {
  const isPlain = !chosenByScript.includes(asker);
  const isAboutCookies = code !== null && /Wildcard|AllowCredentials/.test(code);
  return {
    url,
    origin,
    status,
    method:
      code === "MethodDisallowedByPreflightResponse" && parameter !== ""
        ? parameter
        : (method ?? (isPlain ? "GET" : null)),
    headers:
      code === "HeaderDisallowedByPreflightResponse" && parameter !== ""
        ? [parameter]
        : isPlain
          ? []
          : null,
    cookies: isAboutCookies ? true : null,
  };
}

export const isPreflightCode = (code: Finding["code"]) => code !== null && /Preflight/.test(code);

/** Whether the line can be about a preflight: Firefox and Safari print one line for both responses. */
export const mayBePreflight = ({ candidates }: Finding) => candidates.some(isPreflightCode);

/** An address's parts; null for what is no address. */
export function toUrl(text: string | null): URL | null {
  return text !== null && parseUrl(text) !== null ? new URL(text) : null;
}

/** The origin of an address, also of a scheme that only an app has. */
export function toOrigin(text: string | null): string | null {
  const url = toUrl(text);
  if (url === null) return null;
  return url.origin === "null" ? `${url.protocol}//${url.host}` : url.origin;
}

const local = /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|\[::1\])$/;
const own =
  /^(?:10(?:\.\d+){3}|192\.168(?:\.\d+){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2}|169\.254(?:\.\d+){2}|.*\.(?:local|lan|home|internal)|\[f[cd].*\])$/;

/** In which network a host is, as far as its name tells. */
export function toNetwork(url: URL): "this machine" | "a private network" | "the internet" {
  if (local.test(url.hostname)) return "this machine";
  return own.test(url.hostname) ? "a private network" : "the internet";
}

/** Whether both have one origin, so that CORS cannot be what failed. */
export function isSameOrigin(url: string | null, origin: string | null): boolean {
  return origin !== null && origin !== "null" && toOrigin(url) === origin;
}
