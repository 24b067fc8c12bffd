import type { HeaderLine } from "@blocked/cors-protocol";
import { named, optional, others, ownOr, type Parts } from "./parts.ts";

const agent = "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0";

export function firefoxHeaders(parts: Parts): HeaderLine[] {
  const { isPreflight, isRedirected, isTrustworthy, referer, origin } = parts;
  // A redirect between two addresses of one foreign origin counts as one across sites.
  const site = isRedirected && !isPreflight ? "cross-site" : parts.site;
  const encodings = isTrustworthy ? "gzip, deflate, br, zstd" : "gzip, deflate";
  const from = optional("Referer", referer);
  const by = optional("Origin", origin);
  const length = optional("Content-Length", parts.length);
  const type = named(parts, "content-type");
  const rest = others(parts, "accept", "accept-language", "authorization", "content-type");
  const authorization = named(parts, "authorization");
  const middle = isPreflight
    ? [...others(parts, "accept"), ...from, ...by]
    : isRedirected
      ? // A redirect's target gets the headers of the first request again.
        [...type, ...rest, ...length, ...by, ...authorization, ...from]
      : [...from, ...type, ...rest, ...authorization, ...length, ...by];
  return [
    ["Host", parts.host],
    ownOr(parts, "User-Agent", agent),
    ownOr(parts, "Accept", "*/*"),
    ownOr(parts, "Accept-Language", "en-US,en;q=0.9"),
    ["Accept-Encoding", encodings],
    ...middle.filter(([name]) => name.toLowerCase() !== "user-agent"),
    ...optional("Sec-Fetch-Storage-Access", toStorageAccess(parts)),
    ["Connection", "keep-alive"],
    ...optional("Cookie", parts.cookie),
    ...(isTrustworthy
      ? ([
          ["Sec-Fetch-Dest", "empty"],
          ["Sec-Fetch-Mode", "cors"],
          ["Sec-Fetch-Site", site],
        ] satisfies HeaderLine[])
      : []),
    ["Priority", "u=4"],
  ];
}

function toStorageAccess(parts: Parts): string | null {
  const { site, includesCredentials, isTrustworthy, isPreflight, referer } = parts;
  if (site !== "cross-site" || !includesCredentials || !isTrustworthy) return null;
  if (isPreflight) return "none";
  return referer === null ? "inactive" : null;
}
