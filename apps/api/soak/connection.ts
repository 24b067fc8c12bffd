import { once } from "node:events";
import { Agent, type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";

export type Answer = { status: number; headers: IncomingMessage["headers"]; body: string };
export type Connection = ReturnType<typeof openConnection>;

/** One connection that is kept, with one request at a time, as a browser would have six of. */
export function openConnection(base: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });

  const send = async (
    method: string,
    path: string,
    { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Answer> => {
    const payload = body === undefined ? "" : JSON.stringify(body);
    const json = body === undefined ? {} : { "content-type": "application/json" };
    const length = { "content-length": String(Buffer.byteLength(payload)) };
    const sent = request(base + path, {
      agent,
      method,
      headers: { ...json, ...length, ...headers },
      signal: AbortSignal.timeout(120_000),
    });
    sent.end(payload);
    try {
      const [answer] = (await once(sent, "response")) as [IncomingMessage];
      return { status: answer.statusCode ?? 0, headers: answer.headers, body: await text(answer) };
    } catch (error) {
      // NOTE: a server that was busy for longer than it keeps an idle connection closes it with a request in it;
      // browsers send such a request again, too.
      const isClosed = sent.reusedSocket && (error as NodeJS.ErrnoException).code === "ECONNRESET";
      if (method === "GET" && isClosed) return send(method, path, { headers });
      throw error;
    }
  };
  return {
    /** @throws when no whole answer comes */
    send,
    close: () => agent.destroy(),
  };
}

export function openConnections(base: string, count: number): Connection[] {
  return Array.from({ length: count }, () => openConnection(base));
}
