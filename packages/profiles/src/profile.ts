import type { CorsCheckCode, CorsErrorCode, Engine } from "@blocked/cors-protocol";
import type { Policy, RawPolicy, SetupPolicy } from "./policy.ts";
import { getProbe, type Probe, type ProbeId } from "./probe.ts";
import type { RecordedRun } from "./recorded-run.ts";
import type { Scenario } from "./scenario.ts";

/** An exchange in short: the method and the status that the server answered, such as `OPTIONS 204`. */
export type ExchangeSummary = `${string} ${number}`;

/** A verdict together with the exchanges that led to it. */
export type Outcome =
  | { verdict: "readable"; exchanges: ExchangeSummary[] }
  | { verdict: "blocked"; code: CorsErrorCode; parameter: string; exchanges: ExchangeSummary[] };

export function readable(...exchanges: ExchangeSummary[]): Outcome {
  return { verdict: "readable", exchanges };
}

/** @param parameter what the browser quotes with the code; an empty string when it quotes nothing */
export function blocked(
  code: CorsErrorCode,
  parameter: string,
  ...exchanges: ExchangeSummary[]
): Outcome {
  return { verdict: "blocked", code, parameter, exchanges };
}

/**
 * Where no request gets past the origin: a request without a preflight runs on the server and is kept from
 * script, and one with a preflight is never sent.
 */
export function originRefused(
  code: Exclude<CorsCheckCode, "WildcardOriginNotAllowed" | "InvalidAllowCredentials">,
  parameter: string,
): Record<ProbeId, Outcome> {
  const answered = (exchange: ExchangeSummary) => blocked(code, parameter, exchange);
  const asked = blocked(`Preflight${code}`, parameter, "OPTIONS 204");
  return {
    read: answered("GET 200"),
    "read-with-cookies": answered("GET 200"),
    "read-with-token": asked,
    create: asked,
    "create-as-text": answered("POST 201"),
    update: asked,
    remove: asked,
    "update-with-cookies-and-token": asked,
    "read-from-another-site": answered("GET 200"),
    "read-from-a-sandbox": answered("GET 200"),
    "write-from-another-site": answered("POST 201"),
  };
}

/** The same configuration in the words of FastAPI's CORSMiddleware. */
export type FastApi = {
  /** Keyword arguments; null where the middleware is not added. */
  options: Record<string, boolean | string | string[]> | null;
  /** Where FastAPI's visible outcome differs; null where it does not. */
  differs: string | null;
};

/** A named policy with its lesson, its expected outcomes and the profile that fixes it. */
export type Profile = {
  /** kebab-case; it is the path segment `/p/<id>/`, so no id may be the prefix of another. */
  id: string;
  title: string;
  policy: Exclude<Policy, RawPolicy> | SetupPolicy;
  /** What it teaches, in two or three sentences. */
  lesson: string;
  /** What a person did or wrote to end up here, in one sentence. */
  cause: string;
  /** UpstreamIssues of other projects in which people fell into it. */
  upstream?: readonly string[];
  /** The one request that shows it, or the scenario, and what a person does for that in the app. */
  shows: { instruction: string } & (
    | { probe: ProbeId }
    | { scenario: Scenario }
    | { recorded: RecordedRun }
  );
  /** What to change, in one line. */
  change: string;
  /** null for a set-up: its lesson says what FastAPI has in its place. */
  fastapi: FastApi | null;
  /** The id of the profile that mends it; a profile that needs no mending names itself. */
  fix: string;
  /** How each request ends by the standard, which is how it ends in Chromium. */
  outcomes: Record<ProbeId, Outcome>;
  /** Where another engine ends otherwise. */
  otherwise?: Partial<Record<Engine, Partial<Record<ProbeId, Outcome>>>>;
};

/** How a request ends in an engine. */
export function getOutcome(
  { outcomes, otherwise }: Profile,
  probe: ProbeId,
  engine: Engine,
): Outcome {
  return otherwise?.[engine]?.[probe] ?? outcomes[probe];
}

/** The request that shows a profile, and how it ends; null where a single request does not show it. */
export function getShown({
  outcomes,
  shows,
}: Profile): { probe: Probe & { id: ProbeId }; outcome: Outcome } | null {
  if (!("probe" in shows)) return null;
  return { probe: getProbe(shows.probe), outcome: outcomes[shows.probe] };
}

/** The scenario that shows a profile; null where a single request does. */
export function getScenario({ shows }: Profile): Scenario | null {
  return "scenario" in shows ? shows.scenario : null;
}

/** The run that was recorded, because an ordinary browser on localhost cannot be brought to it; else null. */
export function getRecorded({ shows }: Profile): RecordedRun | null {
  return "recorded" in shows ? shows.recorded : null;
}

/** Whether somebody gets what they should not: another origin than the page's reads, or writes. */
export function isHarmed({ from }: Pick<Probe, "from">, outcome: Outcome): boolean {
  const isWritten = outcome.exchanges.some((exchange) => /^(?:POST|PUT|DELETE) 2/.test(exchange));
  return from !== "page" && (outcome.verdict === "readable" || isWritten);
}

/** A chapter: profiles that teach one thing. */
export type Family = {
  id: string;
  title: string;
  /** Whether the page folds it away until somebody opens it. */
  isFolded?: boolean;
  /** What its profiles end in; left out for errors of CORS. */
  kind?: "silent" | "dangerous" | "not-cors";
  profiles: readonly Profile[];
};
