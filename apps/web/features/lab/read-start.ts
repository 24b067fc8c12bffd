import { type ItemPage, paths } from "@blocked/api-client";
import { findProfile, getShown, type Probe } from "@blocked/profiles";
import { toVisitor } from "../../lib/explain/visitor.ts";
import type { LabAddress } from "../../lib/address/lab-address.ts";
import { toProbeAction } from "../../runner/state/action.ts";
import { toPlan } from "../../runner/state/plan.ts";
import { noRows, type Rows } from "../../runner/state/state.ts";
import type { LabStart } from "../../runner/state/lab.ts";

type Asked = {
  profileId: string;
  address: LabAddress;
  userAgent: string;
  /** The page's origin as the browser knows it. */
  origin: string;
  attacker: string;
  api: string;
};

/** Prepares the lab on the web server, with rows and prediction, so that a link shows them at once. */
export async function readStart({ profileId, address, ...asked }: Asked): Promise<LabStart> {
  const { api, origin, attacker, userAgent } = asked;
  const { engine } = toVisitor(userAgent);
  const rows = await readRows(api);
  const probe = toProbe(profileId, address);
  const { switches, isAppOpen, step } = address;
  const start = { profileId, engine, api, rows, isAppOpen, step };
  if (probe === null) return { ...start, switches };
  const own = probe.from === "page" ? origin : probe.from === "null" ? "null" : attacker;
  const plan = await toPlan({
    profileId,
    action: toProbeAction(probe, rows.items),
    switches: { cookies: probe.cookies, token: probe.token, text: probe.text },
    session: null,
    api,
    origin: own,
    engine,
    fetch,
    headers: { origin },
  });
  return { ...start, switches: plan.switches, plan };
}

/** The request of a link, or else the profile's own. */
function toProbe(profileId: string, { request, switches }: LabAddress): Probe | null {
  if (request !== null) return { ...switches, request, from: "page", id: "linked", label: request };
  const profile = findProfile(profileId);
  return profile === undefined ? null : (getShown(profile)?.probe ?? null);
}

/**
 * Reads the first rows, so that PUT and DELETE can be tried where script cannot read the list. A server is no
 * browser, so no policy blocks it.
 */
async function readRows(api: string): Promise<Rows> {
  try {
    const address = api + paths.profile("correct") + paths.items;
    const response = await fetch(address, { cache: "no-store", signal: AbortSignal.timeout(2000) });
    const { items, total } = (await response.json()) as ItemPage;
    return { ...noRows, items, total };
  } catch {
    return noRows;
  }
}
