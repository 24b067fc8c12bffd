import { parseUrl } from "@blocked/cors-protocol";
import { type IncomingMessage, request, validateHeaderName, validateHeaderValue } from "node:http";
import { text as toText } from "node:stream/consumers";
import { readSettings, toOrigin } from "@blocked/lab/settings";
import type { ProgramResponse } from "../lib/program.ts";

/**
 * Sends a request to one of the lab's profiles with any origin, as a program without a browser can. Only the
 * lab's own page may call it: otherwise any website could reach the profiles through it.
 */
export async function POST(call: Request): Promise<Response> {
  // Check the caller before reading its body.
  if (call.headers.get("sec-fetch-site") !== "same-origin") {
    return reject(403, "Only the lab's own page may call the program.");
  }
  const order = readOrder(await call.json().catch(() => null));
  if (order === null) {
    return reject(400, 'Send JSON such as {"url":"…","headers":[["Origin","…"]]}.');
  }
  if (!isProfileUrl(order.url)) {
    return reject(
      403,
      "Name the URL of one of the lab's profiles; the program calls nothing else.",
    );
  }
  try {
    return Response.json(await send(order));
  } catch {
    return reject(502, "The API does not respond; start it and send again.");
  }
}

function reject(status: number, sentence: string): Response {
  return new Response(`${sentence}\n`, { status });
}

type Order = { url: string; headers: [string, string][] };

/** Returns null for anything that Node could not send. */
function readOrder(json: unknown): Order | null {
  const { url, headers = [] } = (json ?? {}) as Partial<Record<keyof Order, unknown>>;
  const isOrder = typeof url === "string" && Array.isArray(headers) && headers.every(isHeader);
  return isOrder ? { url, headers } : null;
}

function isHeader(line: unknown): line is [string, string] {
  if (!Array.isArray(line) || line.length !== 2) return false;
  try {
    validateHeaderName(line[0] as string);
    validateHeaderValue(line[0] as string, line[1] as string);
    return line.every((part) => typeof part === "string");
  } catch {
    return false;
  }
}

/** NOTE: fetch would add headers of its own, such as Sec-Fetch-Mode, which a program need not send. */
function send({ url, headers }: Order): Promise<ProgramResponse> {
  return new Promise((done, fail) => {
    const sent = request(url, { headers: Object.fromEntries(headers) }, (response) => {
      toText(response).then((text) => done({ ...toHead(response), text }), fail);
    });
    sent.on("error", fail).end();
  });
}

/** Compares the resolved URL, not the text: `/p/../x` escapes the prefix. */
function isProfileUrl(url: string): boolean {
  if (parseUrl(url) === null) return false;
  const { origin, pathname, username } = new URL(url);
  const { apiPort, fastapiUrl } = readSettings();
  const isApi = origin === toOrigin(apiPort) || origin === fastapiUrl;
  return isApi && username === "" && /^\/p\/[a-z-]+\//.test(pathname);
}

function toHead({
  statusCode = 0,
  headersDistinct,
}: IncomingMessage): Omit<ProgramResponse, "text"> {
  const headers = Object.entries(headersDistinct).flatMap(([name, values = []]) =>
    values.map((value): [string, string] => [name, value]),
  );
  return { status: statusCode, headers };
}
