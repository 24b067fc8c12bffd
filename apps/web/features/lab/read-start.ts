import { type ItemPage, paths } from "@blocked/api-client";
import { findProfile, getShown, type Probe } from "@blocked/profiles";
import type { Api, ApiId, Apis } from "../../lib/apis.ts";
import { toVisitor } from "../../lib/explain/visitor.ts";
import type { LabAddress } from "../../lib/address/lab-address.ts";
import { toApiRefusal } from "../../lib/refusal.ts";
import { toProbeAction } from "../../runner/state/action.ts";
import { toItems } from "../../runner/state/learn.ts";
import { toPlan } from "../../runner/state/plan.ts";
import { type Known, noRows, type Rows } from "../../runner/state/state.ts";
import type { LabStart } from "../../runner/state/lab.ts";

type Asked = {
  profileId: string;
  address: LabAddress;
  userAgent: string;
  /** The page's origin as the browser knows it. */
  origin: string;
  attacker: string;
  /** Each server's origin; null for one that was not started. */
  api: string;
  fastapi: string | null;
};

/** Prepares the lab on the web server, with rows and prediction, so that a link shows them at once. */
export async function readStart({ profileId, address, ...asked }: Asked): Promise<LabStart> {
  const { origin, attacker, userAgent } = asked;
  const { engine } = toVisitor(userAgent);
  const [fastapi, rows, fastapiRows] = await Promise.all([
    readApi(asked.fastapi),
    readRows(asked.api),
    readRows(asked.fastapi),
  ]);
  const fastify = { origin: asked.api, predicts: true };
  const apis: Apis = { fastify, fastapi };
  const known: Record<ApiId, Known> = {
    fastify: { rows, session: null },
    fastapi: { rows: fastapiRows, session: null },
  };
  const probe = toProbe(profileId, address);
  const { switches, isAppOpen, step } = address;
  const api = apis[address.server] ?? fastify;
  const server: ApiId = api === fastify ? "fastify" : "fastapi";
  const isFastapiMissing = server !== address.server;
  const start = { profileId, engine, apis, server, isFastapiMissing, known, isAppOpen, step };
  const profile = findProfile(profileId);
  const isRefused = profile !== undefined && toApiRefusal(server, profile, origin) !== null;
  if (probe === null || isRefused) return { ...start, switches };
  const own = probe.from === "page" ? origin : probe.from === "null" ? "null" : attacker;
  const plan = await toPlan({
    profileId,
    action: toProbeAction(probe, toItems(start, server)),
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

/** FastAPI need not predict. Asks here, because a browser would print an error for a route that is not there. */
async function readApi(origin: string | null): Promise<Api | null> {
  if (origin === null) return null;
  const predicts = await fetch(`${origin}/prediction`, {
    cache: "no-store",
    signal: AbortSignal.timeout(2000),
  }).then(
    ({ status }) => status !== 404,
    () => false,
  );
  return { origin, predicts };
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
async function readRows(api: string | null): Promise<Rows> {
  if (api === null) return noRows;
  try {
    const address = api + paths.profile("correct") + paths.items;
    const response = await fetch(address, { cache: "no-store", signal: AbortSignal.timeout(2000) });
    const { items, total } = (await response.json()) as ItemPage;
    return { ...noRows, items, total };
  } catch {
    return noRows;
  }
}
