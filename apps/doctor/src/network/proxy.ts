import { parseUrl } from "@blocked/cors-protocol";
import { Failed } from "./failures.ts";

/** A proxy of the environment. */
export type Proxy = {
  host: string;
  port: number;
  isSecure: boolean;
  /** The value of Proxy-Authorization; null when the proxy's address names no user. */
  authorization: string | null;
};

type Environment = Record<string, string | undefined>;

/** Whether browsers and the doctor answer for a name themselves: such requests never leave the machine. */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)\.?$/i.test(host);
}

/**
 * The proxy for a URL; null for a direct connection. Loopback is never asked through a proxy, as in every browser.
 * @throws Failed when the environment names something that is no HTTP proxy
 */
export function proxyFor(url: URL, environment: Environment = {}): Proxy | null {
  const read = (name: string) => environment[name.toLowerCase()] || environment[name] || null;
  const name = url.protocol === "https:" ? "HTTPS_PROXY" : "HTTP_PROXY";
  const value = read(name);
  if (value === null || isLoopback(url.hostname)) return null;
  if (isExcepted(url, read("NO_PROXY") ?? "")) return null;
  const text = value.includes("://") ? value : `http://${value}`;
  const proxy = parseUrl(text) !== null ? new URL(text) : null;
  if (proxy === null || !/^https?:$/.test(proxy.protocol)) {
    throw new Failed("unsupported", `${name} is not the address of an HTTP proxy.`);
  }
  const user = `${decode(proxy.username)}:${decode(proxy.password)}`;
  return {
    host: toHost(proxy),
    port: portOf(proxy),
    isSecure: proxy.protocol === "https:",
    authorization: user === ":" ? null : `Basic ${Buffer.from(user).toString("base64")}`,
  };
}

/** A user name with a stray `%` is sent as it is. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Entries are names with their subdomains, each with an optional port, or `*`. */
function isExcepted(url: URL, list: string): boolean {
  const host = toHost(url).toLowerCase();
  return list.split(/[\s,]+/).some((entry) => {
    if (entry === "*") return true;
    const [, name = "", port] = /^(\[[^\]]*\]|[^:]*|.*:.*:.*?)(?::(\d+))?$/.exec(entry) ?? [];
    const bare = name
      .toLowerCase()
      .replace(/^\[|\]$/g, "")
      .replace(/^\*?\./, "");
    if (bare === "" || (port !== undefined && Number(port) !== portOf(url))) return false;
    return host === bare || host.endsWith(`.${bare}`);
  });
}

/** The header lines that a proxy asks for. */
export function toAuthorization({ authorization }: Proxy): string[] {
  return authorization === null ? [] : [`Proxy-Authorization: ${authorization}`];
}

/** The host without the brackets of an IPv6 address. */
export function toHost({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, "");
}

export function portOf({ port, protocol }: URL): number {
  if (port !== "") return Number(port);
  return protocol === "https:" ? 443 : 80;
}
