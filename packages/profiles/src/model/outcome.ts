import type { CorsErrorCode } from "@blocked/cors-protocol";

/** An exchange in short: the method and the status that the server sent, such as `OPTIONS 204`. */
export type ExchangeSummary = `${string} ${number}`;

/** A verdict together with the exchanges that led to it. */
export type Outcome =
  | { verdict: "readable"; exchanges: ExchangeSummary[] }
  | { verdict: "blocked"; code: CorsErrorCode; parameter: string; exchanges: ExchangeSummary[] };

export function readable(...exchanges: ExchangeSummary[]): Outcome {
  return { verdict: "readable", exchanges };
}

/** @param parameter the value that the browser quotes with the code; an empty string when it quotes none */
export function blocked(
  code: CorsErrorCode,
  parameter: string,
  ...exchanges: ExchangeSummary[]
): Outcome {
  return { verdict: "blocked", code, parameter, exchanges };
}
