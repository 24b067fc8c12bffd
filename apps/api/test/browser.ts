import { type Client, createClient } from "@blocked/api-client";
import {
  type CorsRequest,
  type Exchange,
  type HeaderLine,
  judge,
  preflightReasons,
} from "@blocked/cors-protocol";
import type { Outcome, Probe, Profile } from "@blocked/profiles";
import type { FastifyInstance, InjectOptions } from "fastify";
import { items, pageOrigin, withJson } from "./build.ts";

type App = Pick<FastifyInstance, "inject">;

/**
 * What a browser would make of one probe against one profile: it sends what a browser sends, in the same
 * order, and lets cors-protocol judge the answers. That cors-protocol judges as browsers do is what the
 * end-to-end suite proves.
 */
export async function observe(app: App, profile: Profile, probe: Probe): Promise<Outcome> {
  const row = await app.inject(withJson("POST", items, { name: "a row of its own", price: 1 }));
  const { id } = row.json<{ id: number }>();
  let seen: Outcome | null = null;
  const client = createClient({
    baseUrl: `http://localhost/p/${profile.id}`,
    credentials: probe.cookies ? "include" : "same-origin",
    ...(probe.token ? { token: "of no importance" } : {}),
    fetch: async (url, init) => {
      const request = toCorsRequest(url, init);
      const body = typeof init.body === "string" ? init.body : "";
      const exchanges = await exchange(app, request, body);
      seen = summarise(request, exchanges);
      return new Response(null, { status: 204 });
    },
  });
  await send(client, probe, id);
  if (seen === null) throw new Error(`The probe "${probe.id}" sent nothing.`);
  return seen;
}

function send(client: Client, probe: Probe, id: number): Promise<unknown> {
  const item = { name: "a probe", price: 2 };
  switch (probe.request) {
    case "read":
      return client.list();
    case "create":
      return client.create(item, { asText: probe.text });
    case "update":
      return client.update(id, item);
    case "remove":
      return client.remove(id);
  }
}

function toCorsRequest(url: string, init: RequestInit): CorsRequest {
  return {
    url,
    origin: pageOrigin,
    method: init.method ?? "GET",
    headers: init.headers as HeaderLine[],
    credentials: init.credentials ?? "same-origin",
    mode: "cors",
  };
}

/** The preflight where one is needed, and the request itself unless the preflight's answer forbids it. */
async function exchange(app: App, request: CorsRequest, body: string): Promise<Exchange[]> {
  const { method, origin } = request;
  const exchanges: Exchange[] = [];
  const reasons = preflightReasons(request);
  if (reasons.length > 0) {
    const names = reasons.flatMap((reason) => (reason.kind === "header" ? [reason.name] : []));
    const headers: HeaderLine[] = [
      ["origin", origin],
      ["access-control-request-method", method],
    ];
    if (names.length > 0)
      headers.push(["access-control-request-headers", names.toSorted().join(",")]);
    exchanges.push(await inject(app, request, "OPTIONS", headers));
    if (judge(request, exchanges).outcome === "blocked") return exchanges;
  }
  const headers: HeaderLine[] = [["origin", origin], ...request.headers];
  exchanges.push(await inject(app, request, method, headers, body));
  return exchanges;
}

async function inject(
  app: App,
  { url }: CorsRequest,
  method: string,
  requestHeaders: HeaderLine[],
  body = "",
): Promise<Exchange> {
  const path = url.slice(new URL(url).origin.length);
  const response = await app.inject({
    method: method as NonNullable<InjectOptions["method"]>,
    url: path,
    headers: Object.fromEntries(requestHeaders),
    ...(body === "" ? {} : { payload: body }),
  });
  const headers = Object.entries(response.headers).map(([name, value]): HeaderLine => [
    name,
    String(value),
  ]);
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

function summarise(request: CorsRequest, seen: Exchange[]): Outcome {
  const exchanges = seen.map(
    ({ method, response }) => `${method} ${response?.status ?? 0}` as const,
  );
  const verdict = judge(request, seen);
  switch (verdict.outcome) {
    case "readable":
      return { verdict: "readable", exchanges };
    case "blocked": {
      const { code, parameter } = verdict;
      return { verdict: "blocked", code, parameter, exchanges };
    }
    case "opaque":
    case "unanswered":
      throw new Error(`A probe was ${verdict.outcome}.`);
  }
}
