import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import { getHeader } from "@blocked/cors-protocol";
import type { RawResponse } from "../network/index.ts";

/** Enough to recognise a server by; a small body can hold a very large one. */
const most = 100_000;

const decoders: Record<string, (bytes: Uint8Array) => Uint8Array> = {
  gzip: (bytes) => gunzipSync(bytes, { maxOutputLength: most }),
  deflate: (bytes) => inflateSync(bytes, { maxOutputLength: most }),
  br: (bytes) => brotliDecompressSync(bytes, { maxOutputLength: most }),
};

/** The body as text; empty where it cannot be decoded. */
export function decodeBody({ headers, body }: RawResponse): string {
  const encoding = (getHeader(headers, "Content-Encoding") ?? "").toLowerCase();
  if (encoding === "") return Buffer.from(body).toString("utf8");
  try {
    return Buffer.from(decoders[encoding]?.(body) ?? []).toString("utf8");
  } catch {
    return "";
  }
}
