import type { HeaderLine } from "./headers.ts";

/** A request as the page's script made it, before the browser added anything. */
export type CorsRequest = {
  /** Absolute and serialised, as `new URL(…).href` gives it. */
  url: string;
  /** The page's own origin, such as `http://localhost:3000`. */
  origin: string;
  /** Normalised as Fetch does: `put` becomes `PUT`, but `patch` stays `patch`. */
  method: string;
  /** The headers that the script set. */
  headers: readonly HeaderLine[];
  credentials: "omit" | "same-origin" | "include";
  mode: "cors" | "no-cors";
};

const originOf = /^([a-z][a-z0-9+.-]*:\/\/[^/?#]*)/i;

/** Whether the request leaves the page's origin, so that CORS applies to it. */
export function isCrossOrigin(request: Pick<CorsRequest, "url" | "origin">): boolean {
  return originOf.exec(request.url)?.[1] !== request.origin;
}
