import type { Engine, HeaderLine } from "@blocked/cors-protocol";
import { messageVersions } from "@blocked/cors-protocol/messages";
import type { ServerId } from "@blocked/servers/names";
import type { Examination, Result, Role, Unsent } from "../examine/types.ts";
import { isFailure } from "../network/index.ts";
import type { Conclusion } from "../probes/probe.ts";
import { toCurl } from "./curl.ts";
import { type Change, toChange } from "./change.ts";
import { type Look, whoAnswered } from "./fingerprints.ts";
import { toNotes } from "./notes.ts";
import { type Deciding, toDeciding, toOutcome, type Outcome, toSlugs } from "./outcome.ts";
import { toReasons } from "./reasons.ts";
import { toUnsent } from "./unsent.ts";

/** One engine's verdict. */
export type EngineVerdict = {
  engine: Engine;
  version: string;
  outcome: Outcome;
  code: string | null;
  parameter: string | null;
  /** The console’s error lines, the reason first; empty where nothing is printed or nobody can know. */
  lines: readonly string[];
  /** What happens, where the console has no line for it. */
  sentence: string;
};

export type ExchangeReport = {
  number: number;
  role: Role;
  method: string;
  url: string;
  /** The headers that matter for CORS. */
  requestHeaders: readonly HeaderLine[];
  response: {
    status: number;
    httpVersion: string;
    headers: readonly HeaderLine[];
    address: string;
    milliseconds: number;
  } | null;
  failure: string | null;
  decides: readonly Deciding[];
  curl: string;
};

/** All that is said about one request. */
export type Report = {
  schemaVersion: 1;
  request: { method: string; url: string; from: string; credentials: boolean };
  exitCode: 0 | 1 | 2 | 3;
  verdicts: readonly EngineVerdict[];
  /** Why the browser sends a preflight, in words; empty when it sends none. */
  preflight: readonly string[];
  exchanges: readonly ExchangeReport[];
  notSent: readonly Unsent[];
  conclusions: readonly Conclusion[];
  looksLike: readonly Look[];
  notes: readonly string[];
  change: Change | null;
  /** The pages that explain it, as paths of the lab. */
  pages: readonly string[];
};

export function toReport(
  examination: Examination,
  conclusions: readonly Conclusion[],
  stack: ServerId | null,
): Report {
  const { asked, options, results, sent } = examination;
  const verdicts = results.map((result) => toVerdict(result, examination));
  const looksLike = whoAnswered(sent);
  const recognised = looksLike.find((look) => look.stack !== null)?.stack ?? null;
  return {
    schemaVersion: 1,
    request: {
      method: asked.method,
      url: asked.url,
      from: options.from,
      credentials: options.credentials,
    },
    exitCode: toExitCode(verdicts, conclusions),
    verdicts,
    preflight: toReasons(results[0]),
    exchanges: sent.map((one, at) => ({
      number: at + 1,
      role: one.role,
      method: one.raw.method,
      url: one.raw.url.href,
      requestHeaders: one.headers,
      ...toResponse(one.answer),
      decides: toDeciding(results, at),
      curl: toCurl(one),
    })),
    notSent: toUnsent(examination),
    conclusions,
    looksLike,
    notes: toNotes(examination),
    change: toChange(examination, stack ?? recognised, conclusions.length > 0),
    pages: toSlugs(examination).map((slug) => `/errors/${slug}`),
  };
}

function toVerdict(result: Result, examination: Examination): EngineVerdict {
  const { engine, verdict, lines } = result;
  const { outcome, sentence } = toOutcome(result, examination);
  const blocked = outcome === "blocked" && verdict.outcome === "blocked" ? verdict : null;
  return {
    engine,
    version: messageVersions[engine],
    outcome,
    sentence,
    code: blocked?.code ?? null,
    parameter: blocked?.parameter ?? null,
    lines: blocked === null ? [] : (lines ?? []),
  };
}

function toResponse(
  answer: Examination["sent"][number]["answer"],
): Pick<ExchangeReport, "response" | "failure"> {
  if (isFailure(answer)) return { response: null, failure: answer.sentence };
  const { status, httpVersion, headers, address, milliseconds } = answer;
  return {
    response: {
      status,
      httpVersion,
      headers: headers.map(([name, value]) => [name, value]),
      address,
      milliseconds: Math.round(milliseconds),
    },
    failure: null,
  };
}

function toExitCode(
  verdicts: readonly EngineVerdict[],
  conclusions: readonly Conclusion[],
): Report["exitCode"] {
  const has = (...outcomes: Outcome[]) =>
    verdicts.some(({ outcome }) => outcomes.includes(outcome));
  if (has("blocked", "failed")) return 1;
  if (has("no response", "undecided")) return 3;
  return conclusions.some(({ isUnsafe }) => isUnsafe) ? 2 : 0;
}
