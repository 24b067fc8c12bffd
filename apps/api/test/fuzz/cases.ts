import { sessionCookie } from "@blocked/api-client";
import fc, { type Arbitrary } from "fast-check";
import { pageOrigin } from "../support/build.ts";
import { body } from "./bodies.ts";
import { mostly, veiled as nasty } from "./nasty.ts";
import { itemTarget, target } from "./targets.ts";

/** Part of every secret in a case; it must not appear in a response. */
export const secret = "hush-hush";

/** The framing of the body: correct, chunked, missing, or with a wrong length. */
const framings = ["length", "chunks", "none", "long", "short"] as const;

export type Case = {
  method: string;
  target: string;
  version: string;
  headers: [name: string, value: string][];
  body: string | null;
  framing: (typeof framings)[number];
  /** The number of pieces that are sent. */
  pieces: number;
};

const method = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom("GET", "HEAD", "OPTIONS") },
  { weight: 20, arbitrary: fc.constantFrom("POST", "PUT", "PATCH", "DELETE") },
  fc.constantFrom("TRACE", "CONNECT", "PROPFIND", "QUERY", "get", "Put", "CHICKEN", ""),
  nasty,
);

const types = [
  ["application/json", "application/json", "application/json", "text/plain"],
  ["application/json; charset=utf-8", "application/json;charset=utf-16", "APPLICATION/JSON"],
  ["application/json, text/plain", "text/plain;charset=UTF-8", "multipart/form-data"],
  ["application/x-www-form-urlencoded", "application/merge-patch+json", "json", "", ";", "*/*"],
].flat();
const values: Record<string, Arbitrary<string>> = {
  Host: mostly(fc.constantFrom("localhost:4000", "[::1]:4000"), nasty, 20),
  Origin: fc.oneof(fc.constantFrom(pageOrigin, "https://evil.example", "null"), nasty),
  "Content-Type": mostly(fc.constantFrom(...types), nasty, 20),
  Cookie: nasty.map((text) => `${sessionCookie}=${secret}${text}; b=${secret}`),
  Authorization: nasty.map((text) => `Bearer ${secret}${text}`),
  "Access-Control-Request-Method": mostly(fc.constantFrom("PUT", "DELETE"), nasty),
  "Access-Control-Request-Headers": mostly(fc.constant("content-type,authorization"), nasty),
  "Access-Control-Request-Private-Network": fc.constant("true"),
  "Sec-Fetch-Mode": fc.constantFrom("navigate", "cors", "no-cors"),
  Accept: nasty,
  "Accept-Encoding": mostly(fc.constant("gzip, br"), nasty),
  "If-None-Match": mostly(fc.constant("*"), nasty),
  Range: mostly(fc.constantFrom("bytes=0-0", "bytes=9-1", "bytes=99999999-"), nasty),
  Expect: mostly(fc.constant("100-continue"), fc.constant("a miracle")),
  Upgrade: fc.constantFrom("websocket", "h2c"),
  "X-Forwarded-Host": nasty,
  "X-HTTP-Method-Override": fc.constant("DELETE"),
  "Accept-Version": nasty,
};
const header: Arbitrary<[string, string]> = mostly(
  fc
    .constantFrom(...Object.keys(values))
    .chain((name) => (values[name] ?? nasty).map((value): [string, string] => [name, value])),
  // Not the headers of the framing.
  fc.tuple(nasty, nasty).filter(([name]) => !/^(?:content-length|transfer-encoding)/i.test(name)),
  30,
);

/** Any request. */
const wild: Arbitrary<Case> = fc.record({
  method,
  target,
  version: mostly(fc.constant("HTTP/1.1"), fc.constantFrom("HTTP/1.0", "HTTP/2.0", "HTTP/x"), 100),
  headers: fc.array(header, { maxLength: 4 }),
  body: fc.option(body, { freq: 2 }),
  framing: mostly(fc.constant("length"), fc.constantFrom(...framings), 2),
  pieces: fc.integer({ min: 1, max: 4 }),
});

/** A correct write with a random body or an additional header. */
const aimed: Arbitrary<Case> = fc
  .tuple(
    fc.constantFrom("POST", "PUT", "PATCH", "DELETE"),
    itemTarget,
    body,
    fc.array(header, { maxLength: 1 }),
  )
  .map(([verb, item, sent, headers]) => ({
    method: verb,
    target: verb === "POST" ? item.replace(/items\/[^?]*/, "items") : item,
    version: "HTTP/1.1",
    headers,
    body: verb === "DELETE" ? null : sent,
    framing: "length",
    pieces: 1,
  }));

export const anyCase: Arbitrary<Case> = fc.oneof(wild, aimed);

/** The bytes of a case, and whether they lack the end of the request. */
export function toPieces(one: Case): { pieces: string[]; isCut: boolean } {
  const { bytes, isCut } = toWire(one);
  const size = Math.ceil(bytes.length / one.pieces);
  const starts = Array.from({ length: one.pieces }, (_, index) => index * size);
  return { pieces: starts.map((start) => bytes.slice(start, start + size)), isCut };
}

function toWire(one: Case): { bytes: string; isCut: boolean } {
  const hasHost = one.headers.some(([name]) => name === "Host");
  const hasType = one.headers.some(([name]) => name === "Content-Type");
  const lines = [
    `${one.method} ${one.target} ${one.version}`,
    "Connection: close",
    ...(hasHost ? [] : ["Host: localhost:4000"]),
    ...(hasType || one.body === null ? [] : ["Content-Type: application/json"]),
    ...one.headers.map(([name, value]) => `${name}: ${value}`),
  ];
  const { framing, body: sent } = one;
  if (sent === null) return { bytes: [...lines, "", ""].join("\r\n"), isCut: false };
  const length = { length: 0, long: 7, short: -1, chunks: 0, none: 0 }[framing] + sent.length;
  if (framing === "chunks") lines.push("Transfer-Encoding: chunked");
  else if (framing !== "none") lines.push(`Content-Length: ${Math.max(0, length)}`);
  return {
    bytes: [...lines, "", framing === "chunks" ? toChunks(sent) : sent].join("\r\n"),
    isCut: framing === "long",
  };
}

function toChunks(text: string): string {
  const half = Math.ceil(text.length / 2);
  const chunks = [text.slice(0, half), text.slice(half)].filter((one) => one !== "");
  return [...chunks, ""].map((one) => `${one.length.toString(16)}\r\n${one}\r\n`).join("");
}

/** The body that the server should read; null for one without an end, or of another request. */
export function toReceived({ body: sent, framing }: Case): string | null {
  if (sent === null || framing === "long" || framing === "none") return null;
  return framing === "short" ? sent.slice(0, -1) : sent;
}
