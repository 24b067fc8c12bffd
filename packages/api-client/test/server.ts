import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

export type Answer = (response: ServerResponse) => unknown;
export type Seen = {
  line: string;
  type: string | undefined;
  token: string | undefined;
  body: string;
};

/** Records the requests that it receives. */
export async function serve(answer: Answer = (response) => response.end("{}")) {
  const seen: Seen[] = [];
  const listener = async (request: IncomingMessage, response: ServerResponse) => {
    const { method, url, headers } = request;
    const body = await text(request);
    const { "content-type": type, authorization: token } = headers;
    seen.push({ line: `${method} ${url}`, type, token, body });
    answer(response);
  };
  const server = createServer((request, response) => void listener(request, response));
  onTestFinished(() => void server.close());
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  return { seen, baseUrl: `http://127.0.0.1:${port}/p/correct` };
}
