import {
  type CorsRequest,
  type Engine,
  type Exchange,
  type HeaderLine,
  normalizeMethod,
} from "@blocked/cors-protocol";
import {
  countOnce,
  fillIn,
  getDecisive,
  getStepEnd,
  type Scenario,
  type ScenarioRequest,
  type ScenarioStep,
  type Sight,
  toBase,
} from "@blocked/profiles";
import { type Explanation, explain, type Got, isError } from "../../lib/explain/explain.ts";
import type { Visitor } from "../../lib/explain/visitor.ts";

/** One step that was taken, and everything that is known about it. */
export type StepResult = {
  step: ScenarioStep;
  request: CorsRequest & { body: string | null };
  got: Got;
  /** The value of the header that script asked for; undefined where it asked for none. */
  value: string | null | undefined;
  /** What could be read. */
  data: unknown;
  /** What the server saw of this step alone; null and "forgotten" as the API's account of it is missing. */
  exchanges: Exchange[] | "forgotten" | null;
  /** The earlier answer that the browser went by without asking anybody; null where it asked. */
  kept: Exchange[] | null;
  /** Null where no browser took part, and so none decided. */
  explanation: Explanation | null;
};

/** What a scenario needs of the world. */
export type Stage = {
  api: string;
  origin: string;
  visitor: Visitor;
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** The fetch of a document that may not connect to other origins. */
  openRestricted: () => Promise<Stage["fetch"]>;
  /** The same of a program that is no browser. */
  askProgram: Stage["fetch"];
  nextTrace: () => string;
  read: (trace: string) => Promise<Exchange[] | "forgotten" | null>;
  /** Resolves when so many seconds have passed, and shows how many are left. */
  wait: (seconds: number) => Promise<void>;
};

/**
 * Takes the steps of a scenario in order. Each has a trace of its own, but for those that go to the address of the
 * step before: caches know an address by its query, too.
 * @param tell hears of every step when it has been taken
 */
export async function play(
  scenario: Scenario,
  profileId: string,
  stage: Stage,
  tell: (results: StepResult[]) => void,
): Promise<StepResult[]> {
  const results: StepResult[] = [];
  let trace = "";
  let known: Exchange[] = [];
  for (const step of scenario.steps) {
    if (step.waits !== undefined) await stage.wait(step.waits);
    if (step.isSameAddress !== true) {
      trace = stage.nextTrace();
      known = [];
    }
    const request = toRequest(fillIn(step.request, stage.origin), profileId, trace, stage);
    const fetch = await toFetch(step.request, stage);
    const answer = await send(request, step, fetch);
    const all = await stage.read(trace);
    const exchanges = Array.isArray(all) ? all.slice(known.length) : all;
    const kept = exchanges !== "forgotten" && exchanges?.length === 0 ? known : [];
    const { body: _, ...asked } = request;
    results.push({
      step,
      request,
      ...answer,
      exchanges,
      kept: kept.length === 0 ? null : kept,
      explanation:
        step.request.sender === "program"
          ? null
          : explain(asked, answer.got, kept.length > 0 ? kept.slice(-1) : exchanges, stage.visitor),
    });
    if (Array.isArray(all)) known = all;
    tell([...results]);
  }
  return results;
}

async function toFetch(
  { sender }: ScenarioRequest,
  { fetch, openRestricted, askProgram }: Stage,
): Promise<Stage["fetch"]> {
  if (sender === "program") return askProgram;
  return sender === "restricted" ? await openRestricted() : fetch;
}

function toRequest(
  { method = "GET", path, base, headers = [], credentials, mode, json }: ScenarioRequest,
  id: string,
  trace: string,
  { api, origin }: Pick<Stage, "api" | "origin">,
): StepResult["request"] {
  const type: HeaderLine[] = json === undefined ? [] : [["Content-Type", "application/json"]];
  return {
    url: `${toBase(base, api, id)}${path}?trace=${trace}`,
    origin,
    method: normalizeMethod(method),
    headers: [...headers, ...type],
    credentials: credentials ?? "same-origin",
    mode: mode ?? "cors",
    body: json === undefined ? null : JSON.stringify(json),
  };
}

async function send(
  { url, headers, credentials, mode, body }: StepResult["request"],
  { asks, request: { method = "GET" } }: ScenarioStep,
  fetch: Stage["fetch"],
): Promise<Pick<StepResult, "got" | "value" | "data">> {
  try {
    const lines = headers.map(([name, value]): [string, string] => [name, value]);
    const init = { method, headers: lines, credentials, mode, ...(body === null ? {} : { body }) };
    const response = await fetch(url, init);
    const text = await response.text();
    const isSealed = response.type === "opaque";
    return {
      got: isSealed ? "opaque" : { status: response.status },
      value: asks === undefined ? undefined : response.headers.get(asks),
      data: isSealed || text === "" ? undefined : parse(text),
    };
  } catch (error) {
    // Anything but fetch's own TypeError is a mistake in the lab's code and no end of a request.
    // By its name: that of another document is another class.
    if (!String(error).startsWith("TypeError")) throw error;
    return { got: { error: String(error) }, value: undefined, data: undefined };
  }
}

/** What is no JSON stays a text. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Whether a step ended as its scenario states for this engine. */
export function isAsStated({ step, got, value, exchanges }: StepResult, engine: Engine): boolean {
  const end = getStepEnd(step, engine);
  if (!Array.isArray(exchanges) || !isSight(end.sees, got, value)) return false;
  const seen = exchanges.map(({ method, response }) => `${method} ${response?.status ?? 0}`);
  return countOnce(seen).join() === end.exchanges.join();
}

function isSight(sees: Sight, got: Got, value: string | null | undefined): boolean {
  if (sees === "opaque" || got === "opaque") return sees === got;
  if (sees === "TypeError" || isError(got)) return sees === "TypeError" && isError(got);
  if (sees.status !== got.status) return false;
  return sees.hasHeader === undefined || sees.hasHeader === (typeof value === "string");
}

/** The step that shows what a scenario is about; null before it has been taken. */
export function toDecisive(scenario: Scenario, results: readonly StepResult[]): StepResult | null {
  return results[getDecisive(scenario)] ?? null;
}
