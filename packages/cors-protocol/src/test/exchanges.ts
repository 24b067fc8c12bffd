import type { HeaderLine } from "../http/headers.ts";
import type { Exchange, ResponseHead } from "../model/exchange.ts";
import type { CorsRequest } from "../model/request.ts";

/** The requests and exchanges of the tests about `judge`. */
export const get: CorsRequest = {
  url: "http://localhost:4000/items",
  origin: "http://localhost:3000",
  method: "GET",
  headers: [],
  credentials: "same-origin",
  mode: "cors",
};
export const put: CorsRequest = { ...get, method: "PUT", headers: [["X-A", "1"]] };

export const exchange = (
  method: string,
  response: ResponseHead | null,
  path = "/items",
): Exchange => ({
  method,
  path,
  requestHeaders: method === "OPTIONS" ? [["Access-Control-Request-Method", "PUT"]] : [],
  response,
  handlerRan: true,
  rowsWritten: 0,
  at: 0,
});
export const open: HeaderLine = ["Access-Control-Allow-Origin", "*"];
export const own: HeaderLine = ["Access-Control-Allow-Origin", get.origin];
export const allow = (name: string, value: string): HeaderLine => [
  `Access-Control-Allow-${name}`,
  value,
];
export const to = (location: string): HeaderLine => ["Location", location];
export const typed = (value: string): HeaderLine => ["Content-Type", value];
const all: HeaderLine[] = [
  open,
  ["Access-Control-Allow-Methods", "PUT"],
  ["Access-Control-Allow-Headers", "X-A"],
];
export const answer = (method: string, status: number, headers = [open]) =>
  exchange(method, { status, headers });
export const asked = (status = 204, headers = all) => answer("OPTIONS", status, headers);
export const cut = (method: string) => exchange(method, null);
