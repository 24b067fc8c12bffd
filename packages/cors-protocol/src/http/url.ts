import { remember } from "./memo.ts";

// The one global that every browser and Node share, declared here so that neither's types are needed.
type ParsedUrl = {
  href: string;
  origin: string;
  protocol: string;
  hostname: string;
  username: string;
  password: string;
  hash: string;
};
declare const URL: {
  new (url: string, base?: string): ParsedUrl;
};

/**
 * Whether Chromium's network stack parses a text as a URL. It accepts more hosts than the standard and Node (a space,
 * invalid Punycode), and requires more of `filesystem:`.
 */
export function isUrl(text: string): boolean {
  if (/^\s*filesystem:(?!(?:https?|file):\/)/i.test(text)) return false;
  return parseUrl(text.replaceAll("%20", "+").replaceAll(/xn--/gi, "xn-")) !== null;
}

/**
 * @returns null when the text is not a URL
 * NOTE: `URL.canParse` of Node 20 is wrong about letters such as ü once V8 has optimised the calling function.
 */
export function parseUrl(text: string, base?: string): ParsedUrl | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}

/** The serialised origin; `null` for an opaque one. @see https://html.spec.whatwg.org/#ascii-serialisation-of-an-origin */
export const originOf: (url: string) => string = remember((url) => parseUrl(url)?.origin ?? "null");

export function withoutFragment(url: string): string {
  return url.split("#", 1)[0] ?? "";
}

export function hasUserinfo(url: string): boolean {
  const parsed = parseUrl(url);
  return parsed !== null && (parsed.username !== "" || parsed.password !== "");
}

/** Whether a host is an IP address rather than a name. */
export function isAddress(host: string): boolean {
  return /^\[|^[\d.]+$/.test(host);
}

/** @see https://fetch.spec.whatwg.org/#http-scheme */
export function isHttp(url: string): boolean {
  return /^https?:/i.test(url);
}

export function schemeOf(url: string): string {
  return (/^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1] ?? "").toLowerCase();
}

/**
 * NOTE: without the public suffix list, two names count as one site when their last two labels are equal. This is
 * too permissive for names such as a.co.uk.
 * @see https://html.spec.whatwg.org/#same-site
 */
export function isSameSite(url: string, origin: string): boolean {
  const [one, other] = [parseUrl(url), parseUrl(origin)];
  if (one === null || other === null || one.protocol !== other.protocol) return false;
  return siteOf(one.hostname) === siteOf(other.hostname);
}

function siteOf(host: string): string {
  return isAddress(host) ? host : host.split(".").slice(-2).join(".");
}
