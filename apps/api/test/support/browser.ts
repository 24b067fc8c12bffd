import {
  type Client,
  createClient,
  demoUser,
  type Result,
  sessionCookie,
} from "@blocked/api-client";
import {
  type CorsRequest,
  engineRules,
  type Engine,
  type Exchange,
  simulate,
  type HeaderLine,
  type OutgoingRequest,
  type Verdict,
} from "@blocked/cors-protocol";
import type { From, Outcome, Probe, Profile } from "@blocked/profiles";
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from "fastify";
import { apiOrigin, items, newKey, pageOrigin, session, withJson } from "./build.ts";

type App = Pick<FastifyInstance, "inject">;

export type Injectable = {
  inject: (
    options: InjectOptions,
  ) => Promise<Pick<LightMyRequestResponse, "statusCode" | "headers">>;
};

/**
 * Simulates a probe against a profile in an engine: cors-protocol sends what a browser would send, and the API or
 * another server responds. The end-to-end suite proves that cors-protocol behaves as browsers do.
 */
export async function observe(
  app: App,
  profile: Profile,
  probe: Probe,
  engine: Engine = "chromium",
  server: Injectable = app,
): Promise<Outcome> {
  const { key, token } = await enter(app);
  traces += 1;
  const trace = `${key}.${traces}`;
  // Ports of one host are the same site. A sandboxed frame is cross-site in all engines but WebKit.
  const hasCookie = probe.cookies && (probe.from !== "null" || engine === "webkit");
  const cookie = hasCookie ? `${sessionCookie}=${token}` : null;
  let seen: Outcome | null = null;
  const client = createClient({
    baseUrl: `${apiOrigin}/p/${profile.id}`,
    trace: () => trace,
    credentials: probe.cookies ? "include" : "same-origin",
    ...(probe.token ? { token } : {}),
    fetch: async (url, init) => {
      const body = typeof init.body === "string" ? init.body : "";
      const exchanges: Exchange[] = [];
      const verdict = await simulate(
        toCorsRequest(url, init, origins[probe.from]),
        async (outgoing) => {
          const exchange = await inject(server, outgoing, body, cookie);
          exchanges.push(exchange);
          return exchange.response;
        },
        engineRules[engine],
      );
      seen = summarise(verdict, exchanges);
      return new Response(null, { status: 204 });
    },
  });
  await send(client, probe, app);
  if (seen === null) throw new Error(`The probe "${probe.id}" sent nothing.`);
  return seen;
}

let traces = 0;
const visits = new WeakMap<App, Promise<{ key: string; token: string }>>();

/** Returns the key and the session token of an API, once. */
function enter(app: App): Promise<{ key: string; token: string }> {
  const begin = async () => {
    const signedIn = await app.inject(withJson("POST", session, demoUser));
    return { key: await newKey(app), token: signedIn.json<{ token: string }>().token };
  };
  const known = visits.get(app) ?? begin();
  visits.set(app, known);
  return known;
}

/** A sample item that no probe deletes. */
const sharedRow = 1;

/** Creates a row for a single probe. */
async function addRow(app: App): Promise<number> {
  const row = await app.inject(withJson("POST", items, { name: "a row of its own", price: 1 }));
  return row.json<{ id: number }>().id;
}

/** Sends a probe; its rows exist. */
export async function send(client: Client, probe: Probe, app: App): Promise<Result<unknown>> {
  const item = { name: "a probe", price: 2 };
  switch (probe.request) {
    case "read":
      return client.list();
    case "create":
      return client.create(item, { asText: probe.text });
    case "update":
      return client.update(sharedRow, item);
    case "remove":
      return client.remove(await addRow(app));
  }
}

export const origins: Record<From, string> = {
  page: pageOrigin,
  attacker: "http://localhost:3001",
  null: "null",
};

function toCorsRequest(url: string, init: RequestInit, origin: string): CorsRequest {
  return {
    url,
    origin,
    method: init.method ?? "GET",
    headers: init.headers as HeaderLine[],
    credentials: init.credentials ?? "same-origin",
    mode: "cors",
  };
}

async function inject(
  app: Injectable,
  { url, method, headers: requestHeaders, phase }: OutgoingRequest,
  body: string,
  cookie: string | null,
): Promise<Exchange> {
  const { host } = new URL(url);
  const path = url.slice(url.indexOf(host) + host.length);
  const hasBody = phase === "response" && method.startsWith("P");
  const response = await app.inject({
    method: method as NonNullable<InjectOptions["method"]>,
    url: path,
    headers: {
      host,
      ...Object.fromEntries(requestHeaders),
      ...(cookie === null || phase === "preflight" ? {} : { cookie }),
    },
    ...(hasBody ? { payload: body } : {}),
  });
  const headers = Object.entries(response.headers).flatMap(([name, value]) =>
    [value].flat().map((one): HeaderLine => [name, String(one)]),
  );
  return {
    method,
    path,
    requestHeaders,
    response: { status: response.statusCode, headers },
    handlerRan: false,
    rowsWritten: 0,
    at: 0,
  };
}

export function summarise(verdict: Verdict, seen: Exchange[]): Outcome {
  const exchanges = seen.map(
    ({ method, response }) => `${method} ${response?.status ?? 0}` as const,
  );
  switch (verdict.outcome) {
    case "readable":
      return { verdict: "readable", exchanges };
    case "blocked": {
      const { code, parameter } = verdict;
      return { verdict: "blocked", code, parameter, exchanges };
    }
    case "opaque":
    case "network-error":
      throw new Error(`A probe was ${verdict.outcome}.`);
  }
}
