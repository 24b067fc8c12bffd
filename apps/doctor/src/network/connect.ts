import { lookup } from "node:dns";
import { connect, isIP, isIPv6, type LookupFunction, type Socket } from "node:net";
import { Failed, toFailure } from "./failures.ts";
import { ResponseReader } from "./http1/response-reader.ts";
import { ready } from "./waiting.ts";
import { isLoopback, type Proxy, toAuthorization } from "./proxy.ts";
import { startTls } from "./tls.ts";
import type { NetworkOptions } from "./types.ts";

export type Place = { host: string; port: number };

/** The host and port as they stand in a URL. */
export function toText({ host, port }: Place): string {
  return `${isIPv6(host) ? `[${host}]` : host}:${port}`;
}

/** The addresses of `localhost`, in the order in which they are tried. */
const loopbackAddresses = ["::1", "127.0.0.1"] as const;

/** Opens a TCP connection to the first address that accepts one. */
export async function openTcp(
  place: Place,
  resolve: NetworkOptions["resolve"],
  signal: AbortSignal,
): Promise<Socket> {
  const socket = connect({
    ...place,
    lookup: toLookup(place, resolve),
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: 2000,
    noDelay: true,
  });
  return ready(socket, signal, (connected, fail) => ({ connect: connected, error: fail }));
}

/** Browsers answer for `localhost` without a name server. */
function toLookup({ host, port }: Place, resolve: NetworkOptions["resolve"] = []): LookupFunction {
  const given = resolve.filter((one) => one.host.toLowerCase() === host.toLowerCase());
  const named = given.filter((one) => one.port === port).map(({ address }) => address);
  const known = named.length > 0 ? named : isLoopback(host) ? [...loopbackAddresses] : null;
  return (name, options, callback) => {
    if (known === null) return lookup(name, { ...options, all: true, order: "verbatim" }, callback);
    callback(
      null,
      known.map((address) => ({ address, family: isIP(address) })),
    );
  };
}

/**
 * Asks a proxy for a tunnel.
 * @throws Failed when it refuses
 */
export async function openTunnel(
  socket: Socket,
  target: Place,
  proxy: Proxy,
  signal: AbortSignal,
): Promise<void> {
  const place = toText(target);
  const reader = new ResponseReader("HEAD", `The proxy ${toText(proxy)}`);
  const lines = [`CONNECT ${place} HTTP/1.1`, `Host: ${place}`, ...toAuthorization(proxy), "", ""];
  await ready(socket, signal, (done, fail) => {
    socket.write(lines.join("\r\n"));
    return reader.listen(() => reader.hasHead, done, fail);
  });
  const status = reader.toResponse()?.status ?? 0;
  if (status < 200 || status > 299) {
    throw new Failed("refused", `The proxy ${toText(proxy)} refused the tunnel with ${status}.`);
  }
}

/** Opens what a request travels on: TCP, and through a secure proxy TLS. */
export async function openToProxy(
  proxy: Proxy,
  options: NetworkOptions,
  signal: AbortSignal,
): Promise<Socket> {
  try {
    const socket = await openTcp(proxy, options.resolve, signal);
    if (!proxy.isSecure) return socket;
    return await startTls(socket, proxy, { ...options, http2: false }, signal);
  } catch (error) {
    const { kind, sentence } = toFailure(error, `the proxy ${toText(proxy)}`);
    throw new Failed(kind, sentence.replace(/^the/, "The"));
  }
}
