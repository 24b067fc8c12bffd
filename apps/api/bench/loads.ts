import type { Request } from "autocannon";
import type { NewItem } from "@blocked/api-client";
import { paths } from "@blocked/api-client";

/** The base of the items on every server, and the origin of the requests. */
export const base = paths.profile("correct");
export const origin = "http://localhost:3000";

const item: NewItem = { name: "Fountain pen", description: "Steel nib, fine", price: 2400 };

/** Creating comes last, because it makes the table longer. */
export const loads = {
  list: { title: "The list of 100 items", path: `${base}/items?limit=100`, status: 200 },
  item: { title: "One item", path: `${base}/items/1`, status: 200 },
  preflight: {
    title: "A preflight",
    method: "OPTIONS",
    path: `${base}/items/1`,
    headers: {
      "access-control-request-method": "PUT",
      "access-control-request-headers": "content-type",
    },
    status: 204,
  },
  create: {
    title: "Creating an item",
    method: "POST",
    path: `${base}/items`,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(item),
    status: 201,
  },
} satisfies Record<string, Load>;

export type LoadName = keyof typeof loads;
export const loadNames = Object.keys(loads) as LoadName[];
export type Load = Pick<Request, "method" | "path" | "headers" | "body"> & {
  title: string;
  status: number;
};
