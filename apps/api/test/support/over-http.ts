import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";
import type { InjectOptions } from "fastify";

/** A response, as `inject` of Fastify returns it. */
export type Received = {
  statusCode: number;
  headers: Record<string, string | string[] | number | undefined>;
  body: string;
  json: <Body>() => Body;
};

/** Sends over a socket what `inject` of Fastify takes. The path is sent as it is, and no redirect is followed. */
export async function sendOverHttp(
  origin: string,
  options: InjectOptions | string,
): Promise<Received> {
  const { method, payload, headers, url } =
    typeof options === "string" ? { url: options } : options;
  const isJson = typeof payload === "object";
  const sent = request(origin, {
    path: typeof url === "string" ? url : "/",
    method: method ?? "GET",
    headers: { ...(isJson ? { "content-type": "application/json" } : {}), ...toHeaders(headers) },
    agent: false,
  });
  sent.end(isJson ? JSON.stringify(payload) : payload);
  const [answer] = (await once(sent, "response")) as [IncomingMessage];
  // A server may refuse a body before it has read it.
  sent.on("error", () => {});
  const body = await text(answer);
  const cookies = answer.headers["set-cookie"];
  return {
    statusCode: answer.statusCode ?? 0,
    headers: {
      ...answer.headers,
      "set-cookie": cookies !== undefined && cookies.length === 1 ? cookies[0] : cookies,
    },
    body,
    json: <Body>() => JSON.parse(body) as Body,
  };
}

function toHeaders(headers: InjectOptions["headers"] = {}): Record<string, string> {
  const given = Object.entries(headers).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
}
