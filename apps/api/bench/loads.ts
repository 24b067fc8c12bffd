import type { NewItem } from "@blocked/api-client/contract";
import type { Load } from "./driver.ts";
import { base, pageOrigin } from "./places.ts";

const item: NewItem = { name: "Fountain pen", description: "Steel nib, fine", price: 2400 };
const origin = `Origin: ${pageOrigin}`;

/** What a browser sends, with its Origin; creating comes last, because the table is longer after it. */
export const loads = {
  list: { request: toText("GET", "/items?limit=100", [origin]), status: 200 },
  item: { request: toText("GET", "/items/1", [origin]), status: 200 },
  preflight: {
    request: toText("OPTIONS", "/items/1", [
      origin,
      "Access-Control-Request-Method: PUT",
      "Access-Control-Request-Headers: content-type",
    ]),
    status: 204,
  },
  create: {
    request: toText(
      "POST",
      "/items",
      [origin, "Content-Type: application/json"],
      JSON.stringify(item),
    ),
    status: 201,
  },
} satisfies Record<string, Load>;

export type LoadName = keyof typeof loads;

function toText(method: string, path: string, headers: string[], body = ""): string {
  const all = ["Host: localhost", ...headers];
  if (body !== "") all.push(`Content-Length: ${Buffer.byteLength(body)}`);
  return `${method} ${base}${path} HTTP/1.1\r\n${all.join("\r\n")}\r\n\r\n${body}`;
}
