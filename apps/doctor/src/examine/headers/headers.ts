import type { CorsRequest, Engine, HeaderLine, OutgoingRequest } from "@blocked/cors-protocol";
import { chromiumHeaders } from "./chromium.ts";
import { firefoxHeaders } from "./firefox.ts";
import { toParts, type Writer } from "./parts.ts";
import { webkitHeaders } from "./webkit.ts";

const writers: Record<Engine, Writer> = {
  chromium: chromiumHeaders,
  firefox: firefoxHeaders,
  webkit: webkitHeaders,
};

/** All headers of a request as the engine sends them over HTTP/1.1: values, order and case. */
export function toHeaders(
  engine: Engine,
  outgoing: OutgoingRequest,
  rest: { request: CorsRequest; cookie: string | null; length: number | null },
): HeaderLine[] {
  return writers[engine](toParts(outgoing, rest));
}
