import type { HeaderLine } from "../../http/headers.ts";
import { isHttp, originOf } from "../../http/url.ts";
import { Code, type Literal, LiteralReader } from "../literal.ts";
import { type PastedRequest, toRequest } from "./request.ts";

const call = /\bfetch\(\s{0,20}["'`]/;
const modes = ["omit", "same-origin", "include"] as const;

/** Reads a call of fetch, also of DevTools' "Copy as fetch" for browsers and for Node.js; null when there is none. */
export function readFetchCall(text: string): PastedRequest | null {
  const found = call.exec(text);
  if (found === null) return null;
  const reader = new LiteralReader(text, found.index + "fetch(".length);
  const [url = null, init = null] = reader.readArguments().values;
  if (typeof url !== "string" || url === "") return null;
  const options = isObject(init) ? init : {};
  const headers = toHeaders(options["headers"] ?? null);
  const { method, referrer, body, credentials } = options;
  if (typeof referrer === "string" && isHttp(referrer)) {
    headers.push(["Referer", `${originOf(referrer)}/`]);
  }
  const request = toRequest({
    source: "fetch call",
    method: typeof method === "string" ? method : body === undefined ? "GET" : null,
    url,
    headers,
    credentials: modes.find((mode) => mode === credentials) ?? null,
  });
  return { ...request, method: request.method ?? "GET" };
}

export function toHeaders(given: Literal): HeaderLine[] {
  if (Array.isArray(given)) {
    return given.flatMap((pair: Literal): HeaderLine[] =>
      Array.isArray(pair) ? [[toText(pair[0] ?? ""), toText(pair[1] ?? "")]] : [],
    );
  }
  return isObject(given)
    ? Object.entries(given).map(([name, value]): HeaderLine => [name, toText(value)])
    : [];
}

function toText(value: Literal): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

export function isObject(value: Literal): value is { [name: string]: Literal } {
  return (
    typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Code)
  );
}
