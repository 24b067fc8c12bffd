import type { HeaderLine } from "../http/headers.ts";

/** A request as the page's script made it, before the browser added anything. */
export type CorsRequest = {
  /** Absolute and serialised, as `new URL(…).href` returns it. */
  url: string;
  /** The page's own origin, such as `http://localhost:3000`. */
  origin: string;
  /** Normalised as Fetch does: `put` becomes `PUT`, but `patch` stays `patch`. */
  method: string;
  /** The headers that the script set, and the Content-Type of its body. */
  headers: readonly HeaderLine[];
  credentials: "omit" | "same-origin" | "include";
  mode: "cors" | "no-cors" | "same-origin";
  /** The API that makes the request; `fetch` by default. It changes the console's messages, never the verdict. */
  initiatorType?: "fetch" | "xmlhttprequest";
  /** Whether an XMLHttpRequest has a body and listeners on its `upload`, which requires a preflight. */
  hasUploadListeners?: boolean;
};

/** What a script passes to `fetch(url, init)`. Only the type of a body matters. */
export type RequestOptions = {
  url: string;
  method?: string;
  headers?: readonly HeaderLine[];
  credentials?: CorsRequest["credentials"];
  mode?: CorsRequest["mode"];
  /** The Content-Type that the body adds when the headers name none; null for a body without a type. */
  bodyType?: string | null;
  initiatorType?: CorsRequest["initiatorType"];
  hasUploadListeners?: boolean;
};

/**
 * How far script may read the response to a request that got this far: all of it, after a CORS check, or nothing.
 * @see https://fetch.spec.whatwg.org/#concept-request-response-tainting
 */
export type Tainting = "basic" | "cors" | "opaque";
