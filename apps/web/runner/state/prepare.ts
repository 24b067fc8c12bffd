import { findProfile, getShown } from "@blocked/profiles";
import type { ApiId } from "../../lib/apis.ts";
import { getVisitor } from "../../lib/explain/visitor.ts";
import { toApiRefusal } from "../../lib/refusal.ts";
import { toSenderOrigin } from "../attacker/attacker.ts";
import { toProbeAction } from "./action.ts";
import { toItems } from "./learn.ts";
import { type Plan, toPlan } from "./plan.ts";
import type { Sender, SenderOptions } from "./sender.ts";
import type { LabState } from "./state.ts";

/**
 * Prepares a profile's own request at a server, and predicts it; another server gets the request that is prepared
 * already. Resolves to null where no single request shows the profile, or the server does not run it.
 */
export async function prepare(
  profileId: string,
  server: ApiId,
  getState: () => LabState,
  sender: Sender,
  { attacker, fetch, origin }: SenderOptions,
): Promise<Plan | null> {
  const asked = toRequest(profileId, server, getState());
  const profile = findProfile(profileId);
  if (asked === null || profile === undefined) return null;
  if (toApiRefusal(server, profile, origin) !== null) return null;
  const line = await sender.connect(server);
  const { apis, known } = getState();
  const api = apis[server];
  const { action, switches } = asked;
  return toPlan({
    profileId,
    action,
    switches,
    session: known[server].session,
    api: { origin: line?.api ?? api?.origin ?? "", predicts: api?.predicts ?? false },
    origin: action.kind === "attacker" ? await toSenderOrigin(action.probe, attacker) : origin,
    engine: getVisitor().engine,
    fetch,
  });
}

function toRequest(
  profileId: string,
  server: ApiId,
  state: LabState,
): Pick<Plan, "action" | "switches"> | null {
  if (state.plan !== null && profileId === state.profileId && server !== state.server) {
    return state.plan;
  }
  const profile = findProfile(profileId);
  const probe = profile === undefined ? undefined : getShown(profile)?.probe;
  if (probe === undefined) return null;
  const { cookies, token, text } = probe;
  return {
    action: toProbeAction(probe, toItems(state, server)),
    switches: { cookies, token, text },
  };
}
