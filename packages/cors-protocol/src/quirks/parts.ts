import type { Response } from "../model/exchange.ts";

const allowOrigin: [string, string] = ["Access-Control-Allow-Origin", "{origin}"];
export const allowCredentials: [string, string] = ["Access-Control-Allow-Credentials", "true"];
export const allow = (name: "Methods" | "Headers", value: string): [string, string] => [
  `Access-Control-Allow-${name}`,
  value,
];
export const answer = (status: number, ...headers: [string, string][]): Response => ({
  status,
  headers: [allowOrigin, ...headers],
});
/** Allows the origin and nothing else, so that each unsafe header is refused. */
export const allowsNothing = [{ preflight: answer(204), response: answer(200) }];
export const spec = "https://fetch.spec.whatwg.org/#";
