import type { Item } from "@blocked/api-client";
import { encode } from "@blocked/profiles";
import type { Planned } from "./load.ts";

const items = "/p/correct/items";
const headers = { origin: "http://localhost:3000" };

export const read: Planned = { method: "GET", path: items, want: 200 };

/** Requests a policy server that does not exist yet and has to be built. */
export function build(key: string, random: () => number): Planned {
  const policy = encode({ kind: "plugin", options: { maxAge: Math.floor(random() * 1e9) } });
  const path = `/playground/${policy}/0/items?trace=${key}.${toTrace(random)}`;
  return { method: "GET", path, want: 200 };
}

/** Leaves a trace in the witness. */
export function miss(key: string, count: number): Planned {
  return { method: "GET", path: `/p/correct/nothing?trace=${key}.fill${count}`, want: 404 };
}

/** Mostly reads, a third writes, and now and then a new policy server. */
export function mix(key: string, random: () => number): Planned {
  const kind = random();
  if (kind < 0.3) return { ...read, path: `${items}?limit=100`, headers };
  if (kind < 0.55) return { ...read, path: `${items}?trace=${key}.${toTrace(random)}`, headers };
  if (kind < 0.65) {
    const preflight = { ...headers, "access-control-request-method": "PUT" };
    return { method: "OPTIONS", path: items, headers: preflight, want: 204 };
  }
  return kind < 0.99 ? write(toTrace(random)) : build(key, random);
}

function write(name: string): Planned {
  const toBody = (price: number) => ({
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name, price }),
  });
  const change = (path: string): Planned[] => [
    { method: "PUT", path, ...toBody(2), want: 200 },
    { method: "DELETE", path, want: 204 },
  ];
  const onBody = (body: string) => change(`${items}/${(JSON.parse(body) as Item).id}`);
  return { method: "POST", path: items, ...toBody(1), want: 201, onBody };
}

function toTrace(random: () => number): string {
  return Math.floor(random() * 1e9).toString(36);
}
