import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";
import { demoUser, sessionCookie } from "@blocked/api-client";
import {
  type Exchange,
  engineRules,
  type HeaderLine,
  type OutgoingRequest,
  simulate,
} from "@blocked/cors-protocol";
import { startFastApi, whyNoFastApi } from "@blocked/lab/python";
import type { Outcome, Probe } from "@blocked/profiles";
import { afterAll } from "vitest";

export const pageOrigin = "http://localhost:3000";
/** One sentence that says what is missing; null where the tests can run. */
export const missing = whyNoFastApi("today");

type Sent = { method?: string; path: string; headers?: HeaderLine[]; body?: string };
type Twin = Awaited<ReturnType<typeof openTwin>>;

/** Starts FastAPI over a database in memory, until the tests of the file are over. */
export async function openTwin() {
  const { url, stop } = await startFastApi("today", {
    FASTAPI_PORT: "0",
    FASTAPI_DATABASE_PATH: ":memory:",
    WEB_PORT: "3000",
  });
  afterAll(stop);
  const send = (sent: Sent) => sendTo(url, sent);
  const page: HeaderLine[] = [["Origin", pageOrigin]];
  const issued = await send({ method: "POST", path: "/witness", headers: page });
  const { key } = JSON.parse(issued.body) as { key: string };
  const json: HeaderLine[] = [["Content-Type", "application/json"]];
  const body = JSON.stringify(demoUser);
  const signedIn = await send({ method: "POST", path: "/p/correct/session", headers: json, body });
  const { token } = JSON.parse(signedIn.body) as { token: string };
  let count = 0;
  return {
    url,
    token,
    send,
    nextTrace: () => `${key}.${(count += 1)}`,
    /** What the witness recorded for a trace. */
    read: async (trace: string) => {
      const { body: record } = await send({ path: `/witness/${trace}` });
      return (JSON.parse(record) as { exchanges: Exchange[] }).exchanges;
    },
  };
}

/** Sends header lines as they are given, and returns those of the response as they were received. */
async function sendTo(url: string, { method = "GET", path, headers = [], body }: Sent) {
  const { host } = new URL(url);
  const lines: HeaderLine[] = [["Host", host], ...headers];
  if (body !== undefined) lines.push(["Content-Length", String(Buffer.byteLength(body))]);
  const sent = request(url, { method, path, headers: lines.flat(), agent: false });
  sent.end(body);
  const [answer] = (await once(sent, "response")) as [IncomingMessage];
  const received: HeaderLine[] = [];
  for (const [index, name] of answer.rawHeaders.entries()) {
    if (index % 2 === 0) received.push([name, answer.rawHeaders[index + 1] ?? ""]);
  }
  return { status: answer.statusCode ?? 0, headers: received, body: await text(answer) };
}

const paths = { read: "/items", create: "/items", update: "/items/1", remove: "/items/2" };
const methods = { read: "GET", create: "POST", update: "PUT", remove: "DELETE" };
const item = JSON.stringify({ name: "a probe", price: 2 });

/** Simulates a probe of the page in Chromium: what the browser would send, FastAPI responds to. */
export async function observe(twin: Twin, profile: string, probe: Probe): Promise<Outcome> {
  const seen: Outcome["exchanges"] = [];
  const url = `${twin.url}/p/${profile}${paths[probe.request]}?trace=${twin.nextTrace()}`;
  const hasBody = probe.request === "create" || probe.request === "update";
  const type = probe.text ? "text/plain" : "application/json";
  const verdict = await simulate(
    {
      url,
      origin: pageOrigin,
      method: methods[probe.request],
      headers: [
        ...(hasBody ? [["content-type", type] satisfies HeaderLine] : []),
        ...(probe.token ? [["authorization", `Bearer ${twin.token}`] satisfies HeaderLine] : []),
      ],
      credentials: probe.cookies ? "include" : "same-origin",
      mode: "cors",
    },
    async ({ url: address, method, headers, phase }: OutgoingRequest) => {
      const cookie: HeaderLine[] =
        probe.cookies && phase !== "preflight"
          ? [["Cookie", `${sessionCookie}=${twin.token}`]]
          : [];
      const { pathname, search } = new URL(address);
      const response = await twin.send({
        method,
        path: pathname + search,
        headers: [...headers, ...cookie],
        ...(hasBody && phase !== "preflight" ? { body: item } : {}),
      });
      seen.push(`${method} ${response.status}`);
      return response;
    },
    engineRules.chromium,
  );
  if (verdict.outcome === "blocked") {
    const { code, parameter } = verdict;
    return { verdict: "blocked", code, parameter, exchanges: seen };
  }
  if (verdict.outcome !== "readable") throw new Error(`The probe was ${verdict.outcome}.`);
  return { verdict: "readable", exchanges: seen };
}
