import type { Engine, HeaderLine } from "@blocked/cors-protocol";

/** The request of one step of a scenario. */
export type ScenarioRequest = {
  /** As script writes it: fetch does not convert `patch` to `PATCH`. The default is GET. */
  method?: "GET" | "POST" | "PUT" | "put" | "PATCH" | "patch" | "DELETE";
  /** Below the base. */
  path: string;
  /** Replaces the profile's own base; may contain `{api}`, `{apiPort}`, `{closedPort}`, `{apiHost}`, `{id}`. */
  base?: string;
  headers?: readonly HeaderLine[];
  credentials?: "include";
  mode?: "no-cors";
  /** Sent as application/json. */
  json?: unknown;
  /**
   * The sender, if it is not the page's script: a document whose Content-Security-Policy forbids connections to
   * other origins, or a program that is no browser, sends any header and reads any response.
   */
  sender?: "restricted" | "program";
};

/** What script got: a status and whether the header in `asks` had a value, an opaque response, or an error. */
export type Sight = { status: number; hasHeader?: boolean } | "opaque" | "TypeError";

/** What script got, and what the server saw. */
export type StepEnd = { sees: Sight; exchanges: readonly `${string} ${number}`[] };

export type ScenarioStep = StepEnd & {
  /** What script does, in one line. */
  does: string;
  request: ScenarioRequest;
  /** The response header that script then reads. */
  asks?: string;
  /** Reuses the address of the step before, so that a cached response or preflight applies. */
  isSameAddress?: true;
  /** Seconds to wait after the step before. */
  waits?: number;
  /** The ends in other engines where they differ. */
  otherwise?: Partial<Record<Engine, StepEnd>>;
  /**
   * Recorded console lines that are not about CORS and so cannot be computed; may contain `{url}`, the step's. For
   * an engine that is not named they are computed.
   */
  prints?: Partial<Record<Engine, readonly string[]>>;
};

/** Requests in order, for what no single request shows. */
export type Scenario = {
  steps: readonly ScenarioStep[];
  /** The index of the step that shows it; the last one by default. */
  decisive?: number;
  /** Why it ended like this. */
  why: string;
  /** The engines in which it does not happen, and why. */
  whyNot?: Partial<Record<Engine, string>>;
};

export function getWhy({ why, whyNot }: Scenario, engine: Engine): string {
  return whyNot?.[engine] ?? why;
}

export function getDecisive({ steps, decisive = steps.length - 1 }: Scenario): number {
  return decisive;
}

export function getStepEnd(
  { sees, exchanges, otherwise }: ScenarioStep,
  engine: Engine = "chromium",
): StepEnd {
  return otherwise?.[engine] ?? { sees, exchanges };
}

/**
 * The scenario as the script that a person would write.
 * @param api the API's origin
 */
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
 * One request as a call of fetch, or of curl for a program.
 * @param api the API's origin; the call itself says `api`
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

/** The address before a step's path; the profile's own by default. */
export function toBase(base: string | undefined, api: string, id: string): string {
  const [, host = "", port = ""] = /^http:\/\/([^/]*?:(\d+))$/.exec(api) ?? [];
  const known: Record<string, string> = { api, id, apiHost: host, apiPort: port };
  // The lab leaves the port after the API's unused.
  known["closedPort"] = String(Number(port) + 1);
  return (base ?? "{api}/p/{id}").replaceAll(/\{(\w+)\}/g, (_, name: string) => known[name] ?? "");
}

/** Counts repeated requests without a response once: each browser retries as often as it likes. */
export function countOnce(summary: readonly string[]): string[] {
  return summary.filter((one, index) => !one.endsWith(" 0") || one !== summary[index - 1]);
}
