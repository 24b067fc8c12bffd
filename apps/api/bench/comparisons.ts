import type { LoadName } from "./loads.ts";

/** Each server: its title, and its program with arguments. */
export const servers = {
  ours: ["ours, CORS and CRUD", "ours cors"],
  again: ["the same once more", "ours cors"],
  shipped: ["ours, as shipped", "main"],
  recorded: ["ours with the witness", "ours cors recorder"],
  uncached: ["ours, without the cache", "ours cors uncached"],
  bare: ["ours without CORS", "ours"],
  plain: ["node:http, the same bytes", "plain"],
  express: ["Express and cors", "express"],
  hono: ["Hono and its cors", "hono"],
  expressLent: ["Express, sending our bytes", "express lent"],
  honoLent: ["Hono, sending our bytes", "hono lent"],
} as const;

export type ServerName = keyof typeof servers;
export const serverNames = Object.keys(servers) as ServerName[];

/** Compares the first server with the second; above 1 the first is faster. */
export type Comparison = {
  load: LoadName;
  of: ServerName;
  to: ServerName;
  /** The least ratio; `noise` expects no more than the difference between the two control servers. */
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
  { load: "list", of: "uncached", to: "express", target: 1.25 },
  { load: "list", of: "uncached", to: "hono", target: 1.1 },
  { load: "list", of: "ours", to: "bare", target: "noise" },
  { load: "list", of: "recorded", to: "ours", target: "noise" },
  ...beside("item", {}),
  ...beside("preflight", { plain: 0.6, express: 3, hono: 1.4 }),
  ...beside("create", { express: 1.3, hono: 1.3 }),
];

/** Returns the servers of a load, in the order of their turns. */
export function toServers(load: LoadName): ServerName[] {
  const needed = comparisons.filter((one) => one.load === load).flatMap(({ of, to }) => [of, to]);
  return serverNames.filter((name) => needed.includes(name));
}
