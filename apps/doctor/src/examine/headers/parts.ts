import {
  type CorsRequest,
  type HeaderLine,
  isSameSite,
  type OutgoingRequest,
} from "@blocked/cors-protocol";

/** What a browser's request is made of. */
export type Parts = {
  isPreflight: boolean;
  isRedirected: boolean;
  host: string;
  /** Whether the address counts as secure, so that it gets metadata and every encoding. */
  isTrustworthy: boolean;
  site: "same-origin" | "same-site" | "cross-site";
  /** The page's address; null for a page without an origin. */
  referer: string | null;
  includesCredentials: boolean;
  origin: string | null;
  cookie: string | null;
  length: number | null;
  /** The headers of the script or of the preflight, by their names in lower case. */
  own: readonly HeaderLine[];
};

export type Writer = (parts: Parts) => HeaderLine[];

export function toParts(
  { phase, hop, url, headers }: OutgoingRequest,
  {
    request,
    cookie,
    length,
  }: { request: CorsRequest; cookie: string | null; length: number | null },
): Parts {
  const target = new URL(url);
  return {
    isPreflight: phase === "preflight",
    isRedirected: hop > 0,
    host: target.host,
    isTrustworthy: isTrustworthy(target),
    site:
      target.origin === request.origin
        ? "same-origin"
        : isSameSite(url, request.origin)
          ? "same-site"
          : "cross-site",
    referer: request.origin === "null" ? null : `${request.origin}/`,
    includesCredentials: request.credentials === "include",
    origin: headers.find(([name]) => name === "Origin")?.[1] ?? null,
    cookie,
    length: phase === "preflight" ? null : length,
    own: headers.filter(([name]) => name !== "Origin"),
  };
}

/** The header as the script set it, or with the value that the browser sends by itself. */
export function ownOr({ own }: Parts, name: string, value: string): HeaderLine {
  return own.find(([other]) => other.toLowerCase() === name.toLowerCase()) ?? [name, value];
}

/** The header where there is a value. */
export function optional(name: string, value: string | number | null): HeaderLine[] {
  return value === null ? [] : [[name, String(value)]];
}

/** The script's headers of these names, in this order. */
export function named({ own }: Parts, ...names: string[]): HeaderLine[] {
  return names.flatMap((name) => own.filter(([other]) => other.toLowerCase() === name));
}

/** The script's headers without those of these names. */
export function others({ own }: Parts, ...names: string[]): HeaderLine[] {
  return own.filter(([name]) => !names.includes(name.toLowerCase()));
}

/** @see https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy */
function isTrustworthy({ protocol, hostname }: URL): boolean {
  return (
    protocol === "https:" || /^(?:localhost|.+\.localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname)
  );
}
