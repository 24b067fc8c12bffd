import { isSameSite } from "@blocked/cors-protocol";

/**
 * Which cookies a page of an origin can use against the API. The origin `null` of a sandboxed frame is no site at all,
 * even inside a page of the same site.
 */
export function toCookies(origin: string, url: string): string {
  return origin !== "null" && isSameSite(url, origin)
    ? "Every cookie is sent, even with SameSite=Strict, because the page is on the same site."
    : "Cookies with SameSite=None are sent, where the browser does not block those of other sites; Lax and Strict are not. An HTTP login or a client certificate always is.";
}
