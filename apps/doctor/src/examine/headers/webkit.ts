import type { HeaderLine } from "@blocked/cors-protocol";
import { named, optional, others, ownOr, type Parts } from "./parts.ts";

const agent =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15";

export function webkitHeaders(parts: Parts): HeaderLine[] {
  const { isPreflight, isTrustworthy, site } = parts;
  const end: HeaderLine[] = [
    ["Accept-Encoding", "gzip, deflate"],
    ownOr(parts, "Accept-Language", "en-US"),
    ["Connection", "Keep-Alive"],
    ["Host", parts.host],
    ...optional("Cookie", parts.cookie),
  ];
  if (isPreflight) {
    return [
      ...optional("Origin", parts.origin),
      ...named(parts, "access-control-request-method"),
      ...optional("Referer", parts.referer),
      ...named(parts, "access-control-request-headers"),
      ["User-Agent", agent],
      ["Accept", "*/*"],
      ...end,
      ...metadata(isTrustworthy, ["Mode", "cors"], ["Dest", "empty"], ["Site", site]),
    ];
  }
  const accept = ownOr(parts, "Accept", "*/*");
  const own = others(parts, "accept", "accept-language", "user-agent");
  const origin = optional("Origin", parts.origin);
  const referer = optional("Referer", parts.referer);
  // The request to a redirect's target is made in another process, which adds no metadata.
  const isRemade = parts.isRedirected && site === "cross-site";
  return [
    ...own,
    ...(isRemade ? [accept, ...origin, ...referer] : [...origin, ...referer, accept]),
    ownOr(parts, "User-Agent", agent),
    ...optional("Content-Length", parts.length),
    ...end,
    ...(isRemade
      ? []
      : metadata(isTrustworthy, ["Dest", "empty"], ["Mode", "cors"], ["Site", site])),
  ];
}

function metadata(isSent: boolean, ...lines: HeaderLine[]): HeaderLine[] {
  return isSent ? lines.map(([name, value]) => [`Sec-Fetch-${name}`, value]) : [];
}
