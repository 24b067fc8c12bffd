import type { Result } from "@blocked/api-client";
import type { Switches } from "../../lib/address/lab-address.ts";
import { toShortPath } from "../../lib/short-path.ts";

/** Writes a request in one line, such as `PUT /items/3 with cookies`. */
export function toTitle(
  { request }: Pick<Result<unknown>, "request">,
  { cookies, token }: Switches,
): string {
  const url = new URL(request.url);
  url.searchParams.delete("trace");
  const path = toShortPath(url.pathname) + url.search;
  const isText = request.headers.some(([, value]) => value === "text/plain");
  const sent = [...(cookies ? ["cookies"] : []), ...(token ? ["the token"] : [])];
  const extras = [
    ...(sent.length > 0 ? [`with ${sent.join(" and ")}`] : []),
    ...(isText ? ["as plain text"] : []),
  ];
  return [`${request.method} ${path}`, ...extras].join(" ");
}
