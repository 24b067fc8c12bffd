import type { Engine, HeaderLine } from "@blocked/cors-protocol";

/** What script asks for in one step of a scenario. */
export type ScenarioRequest = {
  /** As script writes it, and fetch sends some as they are: `patch` is not `PATCH`. GET where it is left out. */
  method?: "GET" | "POST" | "PUT" | "put" | "PATCH" | "patch" | "DELETE";
  /** Below the base. */
  path: string;
  /** Where the base is not the profile's own: may contain `{api}`, `{apiPort}`, `{closedPort}`, `{apiHost}`, `{id}`. */
  base?: string;
  headers?: readonly HeaderLine[];
  credentials?: "include";
  mode?: "no-cors";
  /** Sent as application/json. */
  json?: unknown;
  /**
   * Who sends it in the place of the page's script: a document whose Content-Security-Policy forbids it to connect
   * to other origins, or a program that is no browser, and so sends the headers that it likes and reads any answer.
   */
  sender?: "restricted" | "program";
};

/** What script got: a status and whether the header that it asked for had a value, a sealed answer, or an error. */
export type Sight = { status: number; hasHeader?: boolean } | "opaque" | "TypeError";

/** How a step ends: what script got, and what the server saw. */
export type StepEnd = { sees: Sight; exchanges: readonly `${string} ${number}`[] };

export type ScenarioStep = StepEnd & {
  /** What script does, in one line. */
  does: string;
  request: ScenarioRequest;
  /** The response header that script then asks for. */
  asks?: string;
  /** Sent to the very address of the step before, so that whatever the browser has kept of it can answer. */
  isSameAddress?: true;
  /** Seconds that have to pass since the step before. */
  waits?: number;
  /** Where another engine ends otherwise. */
  otherwise?: Partial<Record<Engine, StepEnd>>;
  /**
   * What engines were recorded to print where it is not about CORS, and so cannot be computed; may contain
   * `{url}`, the step's. Of an engine that is not named it is computed.
   */
  prints?: Partial<Record<Engine, readonly string[]>>;
};

/** What no single request of the app shows: steps that script takes in order. */
export type Scenario = {
  steps: readonly ScenarioStep[];
  /** The step that shows it; the last one where it is left out. */
  decisive?: number;
  /** Why it ended like this, when it has. */
  why: string;
  /** The engines in which it does not come about, and why it ends well in them. */
  whyNot?: Partial<Record<Engine, string>>;
};

/** Why a scenario ended as it did in an engine. */
export function getWhy({ why, whyNot }: Scenario, engine: Engine): string {
  return whyNot?.[engine] ?? why;
}

export function getDecisive({ steps, decisive = steps.length - 1 }: Scenario): number {
  return decisive;
}

/** How a step ends in an engine. */
export function getStepEnd(
  { sees, exchanges, otherwise }: ScenarioStep,
  engine: Engine = "chromium",
): StepEnd {
  return otherwise?.[engine] ?? { sees, exchanges };
}

/** The scenario as the script that a person would write, the API's address being `api`. */
export function toScript({ steps }: Scenario, api: string): string[] {
  return steps.flatMap(({ does, request, asks }) => {
    const call = toCall(request, api);
    return [
      `// ${does}`,
      ...(request.sender === "program"
        ? [call]
        : asks === undefined
          ? [`await ${call};`]
          : [`response = await ${call};`, `response.headers.get(${JSON.stringify(asks)});`]),
    ];
  });
}

/**
 * One request as a call of fetch.
 * @param api the API's origin, for the steps that do not take it from `api`
 */
export function toCall(
  { method, path, base, headers = [], credentials, mode, json, sender }: ScenarioRequest,
  api: string,
): string {
  if (sender === "program") {
    const lines = headers.map(([name, value]) => ` -H "${name}: ${value}"`);
    return `curl "$api${path}"${lines.join("")}`;
  }
  const address = base === undefined ? undefined : toBase(base.replace("/p/{id}", ""), api, "");
  const target = address === undefined ? `api + "${path}"` : JSON.stringify(address + path);
  const options = [
    ...(method === undefined ? [] : [`method: "${method}"`]),
    ...(mode === undefined ? [] : [`mode: "${mode}"`]),
    ...(credentials === undefined ? [] : [`credentials: "${credentials}"`]),
    ...(headers.length === 0 && json === undefined ? [] : ["headers"]),
    ...(json === undefined ? [] : ["body"]),
  ];
  return options.length === 0 ? `fetch(${target})` : `fetch(${target}, { ${options.join(", ")} })`;
}

/** Where a step's path is to be found; the profile's own place where it names no other. */
export function toBase(base: string | undefined, api: string, id: string): string {
  const [, host = "", port = ""] = /^http:\/\/([^/]*?:(\d+))$/.exec(api) ?? [];
  const known: Record<string, string> = { api, id, apiHost: host, apiPort: port };
  // Next to the API's, where the lab has nothing.
  known["closedPort"] = String(Number(port) + 1);
  return (base ?? "{api}/p/{id}").replaceAll(/\{(\w+)\}/g, (_, name: string) => known[name] ?? "");
}

/** Requests that were never answered count once: how often a browser repeats them is its own affair. */
export function countOnce(summary: readonly string[]): string[] {
  return summary.filter((one, index) => !one.endsWith(" 0") || one !== summary[index - 1]);
}
