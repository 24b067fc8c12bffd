import type { LoadName } from "./loads.ts";

/** The servers side by side: what each is called, and the program that it is. */
export const servers = {
  ours: ["ours, CORS and CRUD", "ours cors"],
  again: ["the same once more", "ours cors"],
  shipped: ["ours, as shipped", "shipped"],
  recorded: ["ours with the witness", "ours cors recorder"],
  forgetful: ["ours, nothing remembered", "ours cors forgetful"],
  bare: ["ours without CORS", "ours"],
  plain: ["node:http, the same bytes", "plain"],
  express: ["Express and cors", "express"],
  hono: ["Hono and its cors", "hono"],
  expressLent: ["Express, sending our bytes", "express lent"],
  honoLent: ["Hono, sending our bytes", "hono lent"],
} as const;

export type ServerName = keyof typeof servers;

/** How often as many requests the first server answers as the second, and how often it should. */
export type Comparison = {
  load: LoadName;
  of: ServerName;
  to: ServerName;
  /** A number for at least so much; `noise` where nothing should be seen that the control does not show too. */
  target?: number | "noise";
};

const beside = (load: LoadName, targets: Partial<Record<ServerName, number>>): Comparison[] => [
  { load, of: "again", to: "ours" },
  ...(["plain", "express", "hono"] as const).map((to): Comparison => {
    const target = targets[to];
    return { load, of: "ours", to, ...(target === undefined ? {} : { target }) };
  }),
  { load, of: "shipped", to: "ours" },
];

export const comparisons: Comparison[] = [
  ...beside("list", { plain: 0.5, express: 1.25, hono: 1.1 }),
  { load: "list", of: "ours", to: "expressLent", target: 1.25 },
  { load: "list", of: "ours", to: "honoLent", target: 1.1 },
  { load: "list", of: "forgetful", to: "express", target: 1.25 },
  { load: "list", of: "forgetful", to: "hono", target: 1.1 },
  { load: "list", of: "ours", to: "bare", target: "noise" },
  { load: "list", of: "recorded", to: "ours", target: "noise" },
  ...beside("item", {}),
  ...beside("preflight", { plain: 0.6, express: 3, hono: 1.4 }),
  ...beside("create", { express: 1.3, hono: 1.3 }),
];

/** The servers that a load needs, in the order in which they are asked. */
export function toServers(load: LoadName): ServerName[] {
  const needed = comparisons.filter((one) => one.load === load).flatMap(({ of, to }) => [of, to]);
  return (Object.keys(servers) as ServerName[]).filter((name) => needed.includes(name));
}
