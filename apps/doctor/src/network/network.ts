import type { ClientHttp2Session } from "node:http2";
import { isIPv6, type Socket } from "node:net";
import { TLSSocket } from "node:tls";
import { openTcp, openToProxy, openTunnel, type Place, toText } from "./connect.ts";
import { toFailure } from "./failures.ts";
import { exchangeHttp1, type Route } from "./http1/exchange.ts";
import { exchangeHttp2, NeedsHttp1, startHttp2 } from "./http2.ts";
import { portOf, type Proxy, proxyFor, toAuthorization, toHost } from "./proxy.ts";
import { refuseUnsendable } from "./sendable.ts";
import { ResponseReader } from "./http1/response-reader.ts";
import { startTls } from "./tls.ts";
import type { Network, NetworkOptions, RawRequest, RawResponse } from "./types.ts";
import { within } from "./waiting.ts";

/** An open connection; in HTTP/1 one request at a time. */
type Connection = {
  socket: Socket;
  session: ClientHttp2Session | null;
  address: string;
  /** Ends a kept HTTP/1 connection: what arrives unasked would be taken for the next response. */
  spoil: () => void;
};

/** Methods that may be sent once more when a kept connection turns out to be closed. */
const repeatable = new Set(["GET", "HEAD", "OPTIONS"]);

/** Sends requests exactly as they are given, and returns responses exactly as they come. */
export function createNetwork(options: NetworkOptions): Network {
  const kept = new Map<string, Connection>();
  /** The origins that asked for HTTP/1.1. */
  const withoutHttp2 = new Set<string>();
  const { connectTimeout = 10_000, totalTimeout = 30_000 } = options;

  /** A connection that is open from an earlier request. A request that writes gets one of its own. */
  const take = (request: RawRequest): Connection | null => {
    const key = toKey(request);
    const connection = kept.get(key);
    if (connection === undefined || !repeatable.has(request.method)) return null;
    if (connection.session === null) kept.delete(key);
    connection.socket.off("data", connection.spoil);
    connection.socket.ref();
    const isOpen = !connection.socket.destroyed && connection.session?.closed !== true;
    return isOpen ? connection : null;
  };

  const keep = (request: RawRequest, connection: Connection) => {
    const key = toKey(request);
    const before = kept.get(key);
    if (before !== undefined && before !== connection) end(before);
    kept.set(key, connection);
    if (connection.session === null) connection.socket.on("data", connection.spoil);
    connection.socket.unref();
  };

  const send = async (request: RawRequest, signal: AbortSignal): Promise<RawResponse> => {
    refuseUnsendable(request);
    const { url } = request;
    const proxy = proxyFor(url, options.proxy);
    const known = take(request);
    const connection = known ?? (await open(request, proxy, signal));
    const { socket, session, address } = connection;
    const place = toText({ host: toHost(url), port: portOf(url) });
    const reader = new ResponseReader(request.method, place);
    try {
      const response =
        session === null
          ? await exchangeHttp1(socket, request, toRoute(url, proxy), reader, signal)
          : await exchangeHttp2(session, request, place, signal);
      if (session !== null || reader.isReusable) keep(request, connection);
      else end(connection);
      return { ...response, address, family: isIPv6(address) ? 6 : 4 };
    } catch (error) {
      end(connection);
      if (kept.get(toKey(request)) === connection) kept.delete(toKey(request));
      const isStale = known !== null && !reader.hasBytes && !signal.aborted;
      const isDowngraded = error instanceof NeedsHttp1;
      if (isDowngraded) withoutHttp2.add(url.origin);
      if (isStale || isDowngraded) return send(request, signal);
      throw error;
    }
  };

  const open = ({ url, address }: RawRequest, proxy: Proxy | null, outer: AbortSignal) => {
    const target = { host: toHost(url), port: portOf(url) };
    const sentence = `No connection to ${toText(proxy ?? target)} within ${connectTimeout} ms.`;
    const own = {
      ...options,
      ...(address === undefined ? {} : { resolve: [{ ...target, address }] }),
      ...(withoutHttp2.has(url.origin) ? { http2: false } : {}),
    };
    const start = (signal: AbortSignal) => connectTo(url, { target, proxy }, own, signal);
    return within(connectTimeout, sentence, start, outer);
  };

  return {
    exchange: async (request) => {
      const place = toText({ host: toHost(request.url), port: portOf(request.url) });
      const sentence = `${place} did not complete its response within ${totalTimeout} ms.`;
      try {
        return await within(totalTimeout, sentence, (signal) => send(request, signal));
      } catch (error) {
        return toFailure(error, place);
      }
    },
    close: () => {
      for (const connection of kept.values()) end(connection);
      kept.clear();
    },
  };
}

/** Requests of one key share a connection. */
function toKey({ url, address = "" }: RawRequest): string {
  return `${url.origin} ${address}`;
}

/** A proxy gets the whole URL of an http request, and its own authorization. */
function toRoute(url: URL, proxy: Proxy | null): Route {
  const path = url.pathname + url.search;
  if (proxy === null || url.protocol === "https:") return { target: path, lines: [] };
  return { target: `http://${url.host}${path}`, lines: toAuthorization(proxy) };
}

function end({ socket, session }: Connection): void {
  session?.destroy();
  socket.destroy();
}

async function connectTo(
  url: URL,
  { target, proxy }: { target: Place; proxy: Proxy | null },
  options: NetworkOptions,
  signal: AbortSignal,
): Promise<Connection> {
  const isSecure = url.protocol === "https:";
  const tcp =
    proxy === null
      ? await openTcp(target, options.resolve, signal)
      : await openToProxy(proxy, options, signal);
  const address = tcp.remoteAddress ?? "";
  if (proxy !== null && isSecure) await openTunnel(tcp, target, proxy, signal);
  const socket = isSecure ? await startTls(tcp, target, options, signal) : tcp;
  const isHttp2 = socket instanceof TLSSocket && socket.alpnProtocol === "h2";
  const session = isHttp2 ? startHttp2(socket, url) : null;
  return { socket, session, address, spoil: () => socket.destroy() };
}
