import type { HeaderLine } from "@blocked/cors-protocol";
import { named, optional, others, ownOr, type Parts } from "./parts.ts";

const agent =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36";
const brands = '"Chromium";v="156", "Not;A=Brand";v="24"';

/** The order in which Chromium's network stack writes a request; the script's headers stand in that of a hash table. */
export function chromiumHeaders(parts: Parts): HeaderLine[] {
  const { host, isPreflight, isTrustworthy, length, site, includesCredentials } = parts;
  const encodings = isTrustworthy ? "gzip, deflate, br, zstd" : "gzip, deflate";
  const start: HeaderLine[] = [
    ["Host", host],
    ["Connection", "keep-alive"],
  ];
  if (isPreflight) {
    return [
      ...start,
      ...parts.own,
      ...optional("Origin", parts.origin),
      ["User-Agent", agent],
      ...metadata(parts, "Mode", "Site", "Dest"),
      ...optional("Referer", parts.referer),
      ["Accept-Encoding", encodings],
    ];
  }
  const language = ownOr(parts, "Accept-Language", "en-US,en;q=0.9");
  const type = named(parts, "content-type");
  const mobile: HeaderLine[] = hint(isTrustworthy, "sec-ch-ua-mobile", "?0");
  const usesStorageAccess = site === "cross-site" && includesCredentials && isTrustworthy;
  return [
    ...start,
    ...optional("Content-Length", length),
    ...hint(isTrustworthy, "sec-ch-ua-platform", '"Linux"'),
    ...others(parts, "accept", "accept-language", "authorization", "content-type"),
    ...named(parts, "authorization"),
    ["User-Agent", agent],
    ...hint(isTrustworthy, "sec-ch-ua", brands),
    ...type,
    ...(type.length > 0 ? [...mobile, language] : [language, ...mobile]),
    ownOr(parts, "Accept", "*/*"),
    ...optional("Origin", parts.origin),
    ...metadata(parts, "Site", "Mode", "Dest"),
    ...optional("Sec-Fetch-Storage-Access", usesStorageAccess ? "active" : null),
    ...optional("Referer", parts.referer),
    ["Accept-Encoding", encodings],
    ...optional("Cookie", parts.cookie),
  ];
}

const hint = (isSent: boolean, name: string, value: string): HeaderLine[] =>
  isSent ? [[name, value]] : [];

function metadata(
  { isTrustworthy, site }: Parts,
  ...order: ("Site" | "Mode" | "Dest")[]
): HeaderLine[] {
  const values = { Site: site, Mode: "cors", Dest: "empty" };
  return isTrustworthy ? order.map((name): HeaderLine => [`Sec-Fetch-${name}`, values[name]]) : [];
}
