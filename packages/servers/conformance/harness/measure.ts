import { type Engine, engines, type HeaderLine, simulate } from "@blocked/cors-protocol";
import type {
  MeasuredCase,
  MeasuredExchange,
  MeasuredRequest,
  SeenVerdict,
} from "../../src/measured/recording.ts";
import {
  recordedHost,
  type RequestId,
  requestIds,
  toRequest,
} from "../../src/measured/requests.ts";
import { caseIds, nginxCases } from "../../src/measured/cases.ts";
import { toVerdict } from "../../src/measured/verdicts.ts";
import type { CaseId, Runnable } from "../runnable.ts";
import { type Running, start } from "./process.ts";
import { send } from "./send.ts";

/** A real browser that sends the requests of a case to the same server. */
export type Look = (
  port: number,
  caseId: CaseId,
  measured: readonly MeasuredRequest[],
) => Promise<Partial<Record<RequestId, SeenVerdict>>>;

export type Progress = (done: number, total: number) => void;

/** The cases that a server is asked to serve. */
export function casesOf({ id }: Pick<Runnable, "id">): CaseId[] {
  return caseIds.filter((one) => id === "nginx" || !nginxCases.includes(one));
}

/** Runs a server with every case. It starts once, or once a case where it refuses to start with one of them. */
export async function measure(
  runnable: Runnable,
  onProgress: Progress = () => undefined,
  look?: Look,
): Promise<MeasuredCase[]> {
  const wanted = casesOf(runnable);
  const measured: MeasuredCase[] = [];
  const measureAll = async (running: Running, ids: readonly CaseId[]) => {
    try {
      for (const id of ids) {
        measured.push(await measureCase(running, id, look));
        onProgress(measured.length, wanted.length);
      }
    } finally {
      await running.stop();
    }
  };
  const all = await start(runnable, wanted);
  if (typeof all !== "string") {
    await measureAll(all, wanted);
    return measured;
  }
  for (const id of wanted) {
    const one = await start(runnable, [...new Set<CaseId>(["none", id])]);
    if (typeof one === "string") measured.push({ id, refusal: one });
    else await measureAll(one, [id]);
  }
  const none = measured.find(({ id }) => id === "none");
  if (none !== undefined && "refusal" in none) {
    throw new Error(`${runnable.title} does not start: ${none.refusal}`);
  }
  return measured;
}

async function measureCase(running: Running, id: CaseId, look?: Look): Promise<MeasuredCase> {
  await running.takeRan();
  const measured: MeasuredRequest[] = [];
  for (const request of requestIds) measured.push(await measureRequest(running, id, request));
  const plainOptions = await exchange(running, "OPTIONS", `/${id}/items`, [["Accept", "*/*"]]);
  const seen = (await look?.(running.port, id, measured)) ?? {};
  return {
    id,
    requests: measured.map((one) => {
      const chromium = seen[one.request];
      return chromium === undefined ? one : { ...one, chromium };
    }),
    plainOptions,
  };
}

async function measureRequest(
  running: Running,
  caseId: CaseId,
  id: RequestId,
): Promise<MeasuredRequest> {
  const request = toRequest(caseId, id);
  const exchanges: MeasuredExchange[] = [];
  const pass = async (method: string, path: string, headers: readonly HeaderLine[]) => {
    const isPreflight = method === "OPTIONS";
    const cookies: HeaderLine[] =
      !isPreflight && request.credentials === "include" ? [["Cookie", "session=1"]] : [];
    const accept: HeaderLine[] = isPreflight ? [] : [["Accept", "*/*"]];
    exchanges.push(await exchange(running, method, path, [...accept, ...headers, ...cookies]));
    return exchanges.at(-1)?.response ?? null;
  };
  await simulate(request, ({ method, url, headers }) =>
    pass(method, new URL(url).pathname, headers),
  );
  // What the server does with a request that skips the preflight shows whether CORS protects anything.
  if (!exchanges.some(({ method }) => method === request.method)) {
    const headers: HeaderLine[] = [...request.headers, ["Origin", request.origin]];
    await pass(request.method, new URL(request.url).pathname, headers);
  }
  const verdicts: Partial<MeasuredRequest["verdicts"]> = {};
  for (const engine of engines) verdicts[engine] = await toVerdict(request, exchanges, engine);
  return {
    request: id,
    exchanges,
    verdicts: verdicts as Record<Engine, MeasuredRequest["verdicts"][Engine]>,
  };
}

async function exchange(
  running: Running,
  method: string,
  path: string,
  requestHeaders: HeaderLine[],
): Promise<MeasuredExchange> {
  const body = method === "PUT" ? '{"name":"A"}' : "";
  const response = await send(running.port, { method, path, headers: requestHeaders, body });
  const ran = await running.takeRan();
  const own = new RegExp(`(?:localhost|127\\.0\\.0\\.1):${running.port}`, "g");
  return {
    method,
    path,
    requestHeaders,
    response: response && {
      ...response,
      headers: response.headers.map(([name, value]) => [name, value.replace(own, recordedHost)]),
    },
    handlerRan: ran.has(`ran ${method} ${path}`),
  };
}
