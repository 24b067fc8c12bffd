import { createClient, paths, type SentRequest, type TraceRecord } from "@blocked/api-client";
import {
  type CorsRequest,
  engineRules,
  type Engine,
  type Exchange,
  judge,
  type Verdict,
} from "@blocked/cors-protocol";
import { encode } from "@blocked/profiles";
import type { Api } from "../../lib/apis.ts";
import type { Fetch } from "../../lib/connection.ts";
import { toReceived } from "../../lib/explain/received.ts";
import type { Switches } from "../../lib/address/lab-address.ts";
import { toAttackerRequest } from "../attacker/attacker.ts";
import { type Action, perform, toClientOptions } from "./action.ts";
import { toTitle } from "./title.ts";

/** A request that waits for its button, and what it would cause. */
export type Plan = {
  action: Action;
  switches: Switches;
  /** The request in one line, such as `PUT /items/3 with cookies`. */
  title: string;
  request: CorsRequest;
  /** Null if the API does not respond, or predicts nothing. */
  predicted: Predicted | null;
};

export type Predicted = { exchanges: Exchange[]; verdict: Verdict; received: string };

export type Planning = {
  profileId: string;
  action: Action;
  switches: Switches;
  session: { token: string } | null;
  api: Api;
  /** The origin that sends the request: the page's or another website's. */
  origin: string;
  engine: Engine;
  fetch: Fetch;
  /** A program has to name the page's origin; a browser names it by itself. */
  headers?: Record<string, string>;
};

/** Prepares a request and predicts it. The request itself is not sent. */
export async function toPlan(planning: Planning): Promise<Plan> {
  const { action, switches, origin } = planning;
  const { body, ...sent } = await toRequest(planning);
  const request: CorsRequest = { ...sent, origin };
  return {
    action,
    switches,
    title: toTitle({ request: { ...request, body } }, switches),
    request,
    predicted: await predict(body === null ? request : { ...request, body }, planning),
  };
}

/** Takes the request from the client that would send it. */
async function toRequest(planning: Planning): Promise<SentRequest> {
  const { api, profileId, action, switches, session } = planning;
  const baseUrl = api.origin + paths.profile(profileId);
  if (action.kind === "attacker") return toAttackerRequest(baseUrl + paths.items, action.probe);
  const client = createClient({
    baseUrl,
    fetch: () => Promise.reject(new TypeError("Nothing is sent yet.")),
    ...toClientOptions(switches, session),
  });
  return (await perform(client, action, switches)).request;
}

/** Gives up after so many milliseconds: a profile also opens without its prediction. */
const patience = 2000;

async function predict(
  request: CorsRequest & { body?: string },
  { api, engine, fetch, headers = {} }: Planning,
): Promise<Plan["predicted"]> {
  // A browser would print an error for a route that is not there.
  if (!api.predicts) return null;
  try {
    const response = await fetch(api.origin + paths.prediction(encode(request), engine), {
      headers,
      cache: "no-store",
      signal: AbortSignal.timeout(patience),
    });
    if (!response.ok) return null;
    const { exchanges } = (await response.json()) as TraceRecord;
    const verdict = judge(request, exchanges, engineRules[engine]);
    return { exchanges, verdict, received: toReceived(verdict, request, engine) };
  } catch {
    return null;
  }
}
