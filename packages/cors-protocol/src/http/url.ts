// The one global that every browser and Node share; declared here so that neither's types are needed.
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
  canParse(url: string): boolean;
};

/**
 * Whether Chromium's network takes a text for a URL. It is kinder to hosts than the standard, which Node
 * follows (a space, Punycode that cannot be decoded), and asks more of `filesystem:`.
 */
export function isUrl(text: string): boolean {
  if (/^\s*filesystem:(?!(?:https?|file):\/)/i.test(text)) return false;
  return URL.canParse(text.replaceAll("%20", "+").replaceAll(/xn--/gi, "xn-"));
}

/** @returns null when it cannot be parsed */
export function parseUrl(text: string, base?: string): ParsedUrl | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}

/** The serialised origin, `null` for an opaque one. @see https://html.spec.whatwg.org/#ascii-serialisation-of-an-origin */
export function originOf(url: string): string {
  return parseUrl(url)?.origin ?? "null";
}

export function withoutFragment(url: string): string {
  return url.split("#", 1)[0] ?? "";
}

/** Whether a host is an IP address, and no name. */
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
