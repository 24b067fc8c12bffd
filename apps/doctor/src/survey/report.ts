import { isFailure } from "../network/index.ts";
import { toCurl } from "../report/curl.ts";
import type { Exchange, Survey } from "./types.ts";

export type SurveyReport = Omit<Survey, "failure" | "exchanges"> & {
  schemaVersion: 1;
  exitCode: 0 | 1 | 2 | 3;
  failure: string | null;
  exchanges: readonly {
    number: number;
    method: string;
    url: string;
    origin: string | null;
    status: number | null;
    /** The response's CORS headers and what caches read. */
    headers: readonly [name: string, value: string][];
    curl: string;
  }[];
};

export function toSurveyReport({ exchanges, failure, ...survey }: Survey): SurveyReport {
  return {
    schemaVersion: 1,
    exitCode: toExitCode(survey, failure !== null),
    ...survey,
    failure: failure?.sentence ?? null,
    exchanges: exchanges.map(toExchange),
  };
}

function toExitCode(
  { findings, origins }: Pick<Survey, "findings" | "origins">,
  isUnanswered: boolean,
): SurveyReport["exitCode"] {
  if (isUnanswered) return 3;
  if (findings.some(({ severity }) => severity !== "fault")) return 2;
  return origins[0]?.access === "blocked" ? 1 : 0;
}

const shown = /^(?:access-control-.*|vary|cache-control|location)$/i;

function toExchange({ number, raw, answer }: Exchange): SurveyReport["exchanges"][number] {
  const own =
    /^(?:origin|access-control-request-.*|cookie|authorization|content-type|x-requested-with)$/i;
  const headers = raw.headers.filter(([name]) => own.test(name)).map(toPair);
  return {
    number,
    method: raw.method,
    url: raw.url.href,
    origin: headers.find(([name]) => name.toLowerCase() === "origin")?.[1] ?? null,
    status: isFailure(answer) ? null : answer.status,
    headers: isFailure(answer)
      ? []
      : answer.headers.filter(([name]) => shown.test(name)).map(toPair),
    curl: toCurl({ raw, headers }),
  };
}

const toPair = ([name, value]: readonly [string, string]): [string, string] => [name, value];
