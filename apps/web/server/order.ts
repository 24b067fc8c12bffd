import { engines, type HeaderLine, isToken, parseUrl } from "@blocked/cors-protocol";
import { type ServerId, serverNames } from "@blocked/servers/names";
import type { Order } from "../lib/own-server/examined.ts";

/** The longest order, in bytes. */
export const mostBytes = 64_000;

const value = /^[\t\x20-\x7e\x80-\xff]*$/;

/** Reads what the page sends; a sentence for anything that no page's fetch could send. */
export function readOrder(text: string): Order | string {
  const order = toObject(text);
  const { trace, url, method, headers, credentials, body, send } = order;
  const engine = engines.find((one) => one === order["engine"]);
  const stack = toServerId(order["stack"]);
  const isOrder =
    typeof trace === "string" &&
    /^[0-9a-z]+\.[0-9a-z]+$/.test(trace) &&
    typeof url === "string" &&
    typeof method === "string" &&
    typeof credentials === "boolean" &&
    typeof send === "boolean" &&
    (body === null || typeof body === "string") &&
    Array.isArray(headers) &&
    headers.every(isLine) &&
    engine !== undefined &&
    stack !== null;
  if (!isOrder) return "Send the JSON that the page sends.";
  if (!isToken(method) || /^(?:CONNECT|TRACE|TRACK)$/i.test(method)) {
    return "Choose another method: a browser never sends this one.";
  }
  const target = parseUrl(url) === null ? null : new URL(url);
  if (target === null || !/^https?:$/.test(target.protocol)) {
    return "Give an address that begins with http:// or https://.";
  }
  if (target.username !== "" || target.password !== "") {
    return "Remove the user name and the password: fetch refuses an address with them.";
  }
  return { trace, url: target.href, method, headers, credentials, body, engine, stack, send };
}

const toServerId = (value: unknown): ServerId | null =>
  typeof value === "string" && Object.hasOwn(serverNames, value) ? (value as ServerId) : null;

function isLine(line: unknown): line is HeaderLine {
  if (!Array.isArray(line) || line.length !== 2) return false;
  const [name, text] = line as unknown[];
  return typeof name === "string" && typeof text === "string" && isToken(name) && value.test(text);
}

function toObject(text: string): Record<string, unknown> {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === "object" && json !== null ? { ...json } : {};
  } catch {
    return {};
  }
}
