import type { ConsoleLines } from "../engines/shared/engine.ts";
import { toConsoleLines } from "../explain/console-lines.ts";
import { judge } from "../fetch/judge.ts";
import type { Exchange } from "../model/exchange.ts";
import type { CorsRequest } from "../model/request.ts";
import { get } from "./exchanges.ts";
import { webkit } from "../quirks/rules.ts";

export const url = "http://localhost:4000/items";
export const xhr: Partial<CorsRequest> = { initiatorType: "xmlhttprequest" };
export const noCors: Partial<CorsRequest> = { mode: "no-cors" };

/** The three lines of a blocked request. */
export const three = (reason: string, address = url, who = "Fetch API"): string[] => [
  reason,
  `${who} cannot load ${address} due to access control checks.`,
  `Failed to load resource: ${reason}`,
];
export const denied = (target: string, reason: string, address = url) =>
  three(
    `Cross-origin redirection to ${target} denied by Cross-Origin Resource Sharing policy: ${reason}`,
    address,
  );
export const notAllowed = (status: number, origin = "http://localhost:3000") =>
  `Origin ${origin} is not allowed by Access-Control-Allow-Origin. Status code: ${status}`;
export const noScheme =
  "not allowed to follow a cross-origin CORS redirection with non CORS scheme";

/** A request, its exchanges, and the lines that the browser printed; null when the exchanges do not show them. */
export type WebKitRow = [
  rule: string,
  request: Partial<CorsRequest>,
  exchanges: Exchange[],
  want: string[] | null,
];

/** The lines of WebKit's console. */
export function printed(change: Partial<CorsRequest>, exchanges: Exchange[]): ConsoleLines | null {
  const request = { ...get, ...change };
  const verdict = judge(request, exchanges, webkit);
  return toConsoleLines(request, exchanges, verdict, "webkit");
}

/** Lines with one text each. */
export const toLines = (want: readonly string[] | null) => want?.map((line) => [line]) ?? null;
