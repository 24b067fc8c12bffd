import { isForbiddenRequestHeader } from "../../fetch/forbidden.ts";
import { getHeader, type HeaderLine } from "../../http/headers.ts";
import { isHttp, originOf } from "../../http/url.ts";
import { chromium } from "../../quirks/rules.ts";
import { masked } from "../mask.ts";

/** A request that a text describes. What the text does not say is null. */
export type PastedRequest = {
  source: "curl output" | "curl command" | "fetch call" | "library call" | "request head" | "HAR";
  method: string | null;
  url: string | null;
  /** The page's origin. */
  origin: string | null;
  /** The headers that a script has to set itself. */
  headers: HeaderLine[];
  credentials: "omit" | "same-origin" | "include" | null;
  /** The text sends the preflight itself, with OPTIONS. */
  isPreflight: boolean;
};

/** What browsers add by themselves, and curl. */
const automatic =
  /^(?:user-agent|accept|accept-language|accept-encoding|priority|cache-control|pragma|upgrade-insecure-requests)$/i;

const secret = /authorization|token|api-?key|secret|session/i;

type Sent = Pick<PastedRequest, "source" | "method" | "url"> & {
  headers: readonly HeaderLine[];
  credentials?: PastedRequest["credentials"];
};

/** The request of a page behind one that was sent: a preflight stands for the request that it asks about. */
export function toRequest({
  source,
  method,
  url,
  headers,
  credentials = null,
}: Sent): PastedRequest {
  const asked = getHeader(headers, "Access-Control-Request-Method");
  const isPreflight = method?.toUpperCase() === "OPTIONS" && asked !== null;
  const names = (getHeader(headers, "Access-Control-Request-Headers") ?? "").split(",");
  const own = headers.filter(
    ([name, value]) => !isForbiddenRequestHeader(name, value, chromium) && !automatic.test(name),
  );
  const referrer = getHeader(headers, "Referer");
  const hasCookie = getHeader(headers, "Cookie") !== null;
  return {
    source,
    // A panel may show a preflight without its headers.
    method: isPreflight ? asked || null : method,
    url,
    origin:
      getHeader(headers, "Origin") ??
      (referrer !== null && isHttp(referrer) ? originOf(referrer) : null),
    headers: isPreflight
      ? names.map((name): HeaderLine => [name.trim(), ""]).filter(([name]) => name !== "")
      : own.map(([name, value]): HeaderLine => [name, secret.test(name) ? masked : value]),
    credentials: credentials ?? (hasCookie ? "include" : null),
    isPreflight,
  };
}
