import type { ConsoleLines } from "../engines/shared/engine.ts";
import { toConsoleLines } from "../explain/console-lines.ts";
import { judge } from "../fetch/judge.ts";
import { createRequest } from "../fetch/request.ts";
import type { Exchange } from "../model/exchange.ts";
import type { CorsRequest } from "../model/request.ts";
import { get, put } from "./exchanges.ts";
import { firefox } from "../quirks/rules.ts";

export const before =
  "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at";
export const url = "http://localhost:4000/items";
export const blocked = (reason: string, at = url) => `${before} ${at}. (Reason: ${reason}`;
export const failed = blocked("CORS request did not succeed). Status code: (null).");
export const notHttp = (at: string) => blocked("CORS request not http).", at);
export const missing = (status: number) =>
  blocked(`CORS header ‘Access-Control-Allow-Origin’ missing). Status code: ${status}.`);
export const mismatch = (value: string) =>
  blocked(`CORS header ‘Access-Control-Allow-Origin’ does not match ‘${value}’).`);
export const notRedirected = blocked("CORS request external redirect not allowed).");
export const noMethod = blocked(
  "Did not find method in CORS header ‘Access-Control-Allow-Methods’).",
);
export const include = { credentials: "include" } as const;
export const asking = { ...put, headers: [] };

/** A request, its exchanges, and the lines that the browser printed. */
export type FirefoxRow = [
  rule: string,
  request: Partial<CorsRequest>,
  exchanges: Exchange[],
  want: string[],
];

/** The lines of Firefox's console on the lab's page. */
export function printed(change: Partial<CorsRequest>, exchanges: Exchange[]): ConsoleLines | null {
  const request = createRequest({ ...get, ...change }, get.origin, firefox);
  const verdict = judge(request, exchanges, firefox);
  const about = { page: `${get.origin}/lab` };
  return toConsoleLines(request, exchanges, verdict, "firefox", about);
}

/** Lines with one text each. */
export const toLines = (want: readonly string[]) => want.map((line) => [line]);
