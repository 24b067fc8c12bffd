import type { HeaderLine } from "../http/headers.ts";
import type { ResponseHead } from "../model/exchange.ts";
import type { Run } from "./quirk.ts";

export const spec = "https://fetch.spec.whatwg.org/#";

export const allowCredentials: HeaderLine = ["Access-Control-Allow-Credentials", "true"];
export const allow = (name: "Methods" | "Headers", value: string): HeaderLine => [
  `Access-Control-Allow-${name}`,
  value,
];

/** A response that allows one origin, and has the given headers. */
export const allowing = (origin: string, status = 200, ...headers: HeaderLine[]): ResponseHead => ({
  status,
  headers: [["Access-Control-Allow-Origin", origin], ...headers],
});
/** A response that allows the page's origin. */
export const respond = (status: number, ...headers: HeaderLine[]): ResponseHead =>
  allowing("{origin}", status, ...headers);
export const redirectTo = (location: string, status = 302): ResponseHead =>
  respond(status, ["Location", location]);

/** One hop whose preflight allows the origin and what the given headers allow. */
export const preflighted = (...headers: HeaderLine[]): Run["hops"][number] => ({
  preflight: respond(204, ...headers),
  response: respond(200),
});

/** One hop whose preflight allows what the given headers allow, and whose response redirects. */
export const redirecting = (
  location: string,
  status: number,
  ...headers: HeaderLine[]
): Run["hops"][number] => ({
  preflight: respond(204, ...headers),
  response: redirectTo(location, status),
});

/** Allows the origin and nothing else, so that every unsafe header is refused. */
export const allowsNothing = [preflighted()];
