import { getHeader } from "@blocked/cors-protocol";
import type { Examination, Result, Sent } from "../examine/types.ts";
import { isFailure, type RawResponse } from "../network/index.ts";
import type { Asker } from "./asker.ts";

/** What requests beside the browser's own have shown. */
export type Conclusion = {
  id: string;
  sentence: string;
  /** Whether somebody could misuse it, although the request works. */
  isUnsafe: boolean;
  /** The requests that show it, as places in what was sent. */
  places: readonly number[];
};

export type Probe = {
  id: string;
  applies(examination: Examination): boolean;
  run(
    examination: Examination,
    asker: Asker,
  ): Promise<{ sentence: string; isUnsafe?: boolean } | null>;
};

const allowOrigin = "Access-Control-Allow-Origin";

export const originOf = ({ headers }: RawResponse) => getHeader(headers, allowOrigin);

export const isAllowed = (response: RawResponse | null, origin: string) =>
  response !== null && [origin, "*"].includes(originOf(response) ?? "");

/** Whether the response names an origin at all. */
export const hasCors = (response: RawResponse | null) =>
  response !== null && originOf(response) !== null;

export const allowsCookies = ({ headers }: RawResponse) =>
  getHeader(headers, "Access-Control-Allow-Credentials") === "true";

/** The first engine's result, which stands for all. */
export const firstResult = ({ results }: Examination): Result | undefined => results[0];

export function codeOf(examination: Examination): string | null {
  const verdict = firstResult(examination)?.verdict;
  return verdict?.outcome === "blocked" ? verdict.code : null;
}

/** The last response that the first engine judged. */
export function lastResponse(examination: Examination): RawResponse | null {
  return responseOf(examination, firstResult(examination)?.places.at(-1));
}

export function preflightResponse(examination: Examination): RawResponse | null {
  const place = firstResult(examination)?.places.find(
    (at) => examination.sent[at]?.role === "preflight",
  );
  return responseOf(examination, place);
}

function responseOf({ sent }: Examination, place: number | undefined): RawResponse | null {
  const one: Sent | undefined = place === undefined ? undefined : sent[place];
  return one === undefined || isFailure(one.answer) ? null : one.answer;
}
