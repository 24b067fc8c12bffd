import { type Exchange, type HeaderLine, normalizeMethod } from "@blocked/cors-protocol";
import {
  fillIn,
  type Scenario,
  type ScenarioRequest,
  type ScenarioStep,
  toBase,
} from "@blocked/profiles";
import type { Connection, Fetch } from "../../lib/connection.ts";
import { explain } from "../../lib/explain/explain.ts";
import type { Visitor } from "../../lib/explain/visitor.ts";
import type { StepResult } from "./step-result.ts";

export type PlayOptions = Pick<Connection, "api" | "nextTrace" | "read"> & {
  origin: string;
  visitor: Visitor;
  fetch: Fetch;
  /** Returns the fetch of a document that may connect to its own origin only. */
  openRestricted: () => Promise<Fetch>;
  /** Sends a request from a program instead of the browser. */
  fetchAsProgram: Fetch;
  /** Resolves after so many seconds. */
  wait: (seconds: number) => Promise<void>;
};

/**
 * Sends the steps of a scenario in order. Each step has its own trace, except one that repeats the address of
 * the step before: a cache finds a response by its whole address, the trace included.
 * @param onStep called with all results so far after each step
 */
export async function play(
  scenario: Scenario,
  profileId: string,
  options: PlayOptions,
  onStep: (results: StepResult[]) => void,
): Promise<StepResult[]> {
  const results: StepResult[] = [];
  let trace = "";
  let known: Exchange[] = [];
  for (const step of scenario.steps) {
    if (step.waits !== undefined) await options.wait(step.waits);
    if (step.isSameAddress !== true) {
      trace = options.nextTrace();
      known = [];
    }
    const request = toRequest(fillIn(step.request, options.origin), profileId, trace, options);
    const sent = await send(request, step, await toFetch(step.request, options));
    const all = await options.read(trace);
    const exchanges = Array.isArray(all) ? all.slice(known.length) : all;
    const isCached = exchanges !== "forgotten" && exchanges?.length === 0 && known.length > 0;
    const { body: _, ...asked } = request;
    const decided = isCached ? known.slice(-1) : exchanges;
    results.push({
      step,
      request,
      ...sent,
      exchanges,
      cached: isCached ? known : null,
      explanation:
        step.request.sender === "program"
          ? null
          : explain(asked, sent.got, decided, options.visitor),
    });
    if (Array.isArray(all)) known = all;
    onStep([...results]);
  }
  return results;
}

async function toFetch(
  { sender }: ScenarioRequest,
  { fetch, openRestricted, fetchAsProgram }: PlayOptions,
): Promise<Fetch> {
  if (sender === "program") return fetchAsProgram;
  return sender === "restricted" ? await openRestricted() : fetch;
}

function toRequest(
  { method = "GET", path, base, headers = [], credentials, mode, json }: ScenarioRequest,
  id: string,
  trace: string,
  { api, origin }: Pick<PlayOptions, "api" | "origin">,
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
  fetch: Fetch,
): Promise<Pick<StepResult, "got" | "value" | "data">> {
  try {
    const lines = headers.map(([name, value]): [string, string] => [name, value]);
    const init = { method, headers: lines, credentials, mode, ...(body === null ? {} : { body }) };
    const response = await fetch(url, init);
    const text = await response.text();
    const isOpaque = response.type === "opaque";
    return {
      got: isOpaque ? "opaque" : { status: response.status },
      value: asks === undefined ? undefined : response.headers.get(asks),
      data: isOpaque || text === "" ? undefined : parse(text),
    };
  } catch (error) {
    // Only fetch throws a TypeError; anything else is a bug of the lab and must not look like a block.
    // NOTE: compare the name, because another document's TypeError is another class.
    if (!String(error).startsWith("TypeError")) throw error;
    return { got: { error: String(error) }, value: undefined, data: undefined };
  }
}

/** Returns the text itself if it is not JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
