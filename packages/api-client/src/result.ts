import type { CorsRequest } from "@blocked/cors-protocol";
import type { ErrorEnvelope } from "./contract.ts";

/** The request that was passed to fetch(). The browser adds the origin. */
export type SentRequest = Omit<CorsRequest, "origin"> & { body: string | null };

/**
 * The result of a call, which is never thrown:
 * - `data`: a successful response;
 * - `error`: a status of 400 or more, or a body that is not JSON;
 * - `unreadable`: no readable response. To a page, a CORS block and a dead server look the same.
 */
export type Result<Data> = { request: SentRequest; trace: string | null } & (
  | { data: Data; status: number }
  | { error: ErrorEnvelope["error"]; status: number }
  | { unreadable: TypeError }
);
