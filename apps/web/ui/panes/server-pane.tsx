import { type Exchange, isPreflight, pairUp, type Verdict } from "@blocked/cors-protocol";
import { toShortPath } from "../../lib/short-path.ts";
import { toEffect } from "../diagram/effect.ts";
import { linkTo, type ResponseId, responseIdOf } from "../linked-highlight/links.ts";
import { Pane } from "../pane.tsx";
import { HeaderLines } from "./header-lines.tsx";
import { ResponseHeaders } from "./response-headers.tsx";

/** The requests that reached the API, in order, with their headers. */
export function ServerPane({
  api = null,
  title = `What ${api ?? "the server"} saw`,
  exchanges,
  verdict,
  showsEffects = true,
}: {
  /** The server's name where there are several. */
  api?: string | null;
  title?: string;
  exchanges: readonly Exchange[];
  /** Marks the header that decided; null if there was nothing to decide. */
  verdict: Verdict | null;
  /** False if it is not known what the server did. */
  showsEffects?: boolean;
}) {
  const responses = toResponseIds(verdict, exchanges);
  return (
    <Pane title={title}>
      {exchanges.length === 0 && <p className="text-soft">No request arrived.</p>}
      <ol className="space-y-4">
        {exchanges.map((exchange, index) => {
          const response = responses.get(exchange);
          const steps = (verdict?.steps ?? []).filter(
            ({ phase, hop }) => responseIdOf(phase, hop) === response && phase !== "request",
          );
          return (
            <li key={index} className="space-y-1">
              <p
                className="linked-line wire font-semibold"
                {...linkTo(["status"], response === undefined ? [] : [response])}
              >
                {exchange.method} {toShortPath(exchange.path)} →{" "}
                {exchange.response?.status ?? "no response"}
              </p>
              <p className="text-sm text-soft">
                {isPreflight(exchange) ? "the preflight" : "the request"}
                {showsEffects && `; ${toEffect(exchange)}`}
              </p>
              <ResponseHeaders
                lines={exchange.response?.headers ?? []}
                steps={steps}
                response={response}
              />
              <details>
                <summary className="text-sm text-accent">Request headers</summary>
                <HeaderLines lines={exchange.requestHeaders} label="Request headers" />
              </details>
            </li>
          );
        })}
      </ol>
    </Pane>
  );
}

/** Names the response in each exchange as the verdict's checks name it. */
function toResponseIds(
  verdict: Verdict | null,
  exchanges: readonly Exchange[],
): ReadonlyMap<Exchange, ResponseId> {
  const pairs = verdict === null ? [] : pairUp(verdict, exchanges);
  return new Map(
    pairs.flatMap(({ request: { phase, hop }, exchanges: own }) =>
      own.map((exchange): [Exchange, ResponseId] => [exchange, responseIdOf(phase, hop)]),
    ),
  );
}
