import type { CorsRequest } from "@blocked/cors-protocol";
import type { ErrorEnvelope } from "./contract.ts";

/** What was handed to fetch(), for whoever wants to explain it; the browser's part (origin) is added by them. */
export type SentRequest = Omit<CorsRequest, "origin"> & { body: string | null };

/**
 * How a call ended. None of these three is thrown:
 * - `data`: answered well;
 * - `error`: answered badly, with a status of 400 or more, or with something that is not JSON;
 * - `unreadable`: no readable answer. To a page, a CORS block and a dead server look the same.
 */
export type Result<Data> = { request: SentRequest; trace: string | null } & (
  | { data: Data; status: number }
  | { error: ErrorEnvelope["error"]; status: number }
  | { unreadable: TypeError }
);
