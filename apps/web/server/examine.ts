import { paths } from "@blocked/api-client";
import { createNetwork, examine, type Network, probe } from "@blocked/examination";
import { toReport } from "@blocked/examination/report";
import { maskReport } from "@blocked/examination/secrets";
import { readSettings, toLoopbackOrigins, toOrigin } from "@blocked/lab/settings";
import type { Examined, Order } from "../lib/own-server/examined.ts";
import { mostBytes, readOrder } from "./order.ts";

/** In milliseconds, for all requests of an examination together. */
const patience = 30_000;

/** One at a time, whoever calls: this server asks no other in parallel. */
let isBusy = false;

/**
 * Asks any server as the visitor's engine would from this page. Only the lab's own page may call it: otherwise any
 * website could reach the visitor's network through it.
 */
export async function POST(call: Request): Promise<Response> {
  const { doctor, webPort, apiPort } = readSettings();
  const from = call.headers.get("origin") ?? "";
  // Check the caller before reading its body.
  if (
    call.headers.get("sec-fetch-site") !== "same-origin" ||
    !toLoopbackOrigins(webPort).includes(from)
  ) {
    return reject(403, "Only the lab's own page may ask for an examination.");
  }
  if (!doctor) {
    return reject(403, "The lab was started with DOCTOR=off. Start it without, to compare.");
  }
  const text = await readText(call);
  if (text === null) {
    return reject(413, `Shorten the request: more than ${mostBytes} bytes are not examined.`);
  }
  const order = readOrder(text);
  if (typeof order === "string") return reject(400, order);
  const isAlive = await hasLiveKey(toOrigin(apiPort), order.trace);
  if (isAlive === null) return reject(502, "The API does not respond; start it and send again.");
  if (!isAlive) return reject(403, "Reload the page: its key is not known any more.");
  if (isBusy) return reject(429, "Wait for the examination that is under way, and send again.");
  isBusy = true;
  try {
    return Response.json(await run(order, from), { headers: { "Cache-Control": "no-store" } });
  } finally {
    isBusy = false;
  }
}

function reject(status: number, sentence: string): Response {
  return new Response(`${sentence}\n`, { status });
}

/** Reads no more than is allowed. @returns null for a longer text */
async function readText(call: Request): Promise<string | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of call.body ?? []) {
    length += part.byteLength;
    if (length > mostBytes) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

/** @returns null where the API cannot tell */
async function hasLiveKey(api: string, trace: string): Promise<boolean | null> {
  try {
    return (await fetch(api + paths.record(trace))).ok;
  } catch {
    return null;
  }
}

async function run(order: Order, from: string): Promise<Examined> {
  const { url, method, headers, credentials, engine, stack, send } = order;
  const body = order.body === null ? null : new TextEncoder().encode(order.body);
  const network = createNetwork({ connectTimeout: 5000, totalTimeout: 10_000 });
  const bounded = until(Date.now() + patience, network);
  try {
    const options = { from, credentials, engines: [engine], send };
    const asked = { url, method, headers, body, cookie: null };
    const examination = await examine(asked, options, bounded);
    const conclusions = await probe(examination, bounded);
    const [result] = examination.results;
    if (result === undefined) throw new Error("Nothing was examined.");
    const { request, exchanges, verdict } = result;
    const report = toReport(examination, conclusions, stack);
    return maskReport({ report, request, exchanges, verdict });
  } finally {
    network.close();
  }
}

/** Sends nothing more after a moment, such as the next of many slow redirects. */
function until(end: number, network: Network): Network {
  const tooLate = {
    kind: "timeout",
    sentence: `The examination took longer than ${patience / 1000} s.`,
  } as const;
  return {
    ...network,
    exchange: (request) =>
      Date.now() > end ? Promise.resolve(tooLate) : network.exchange(request),
  };
}
