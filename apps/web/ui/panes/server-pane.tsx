import {
  type Exchange,
  getHeader,
  type HeaderLine,
  isPreflight,
  pairUp,
  type Step,
  type Verdict,
} from "@blocked/cors-protocol";
import { useId } from "react";
import { toCurl } from "./curl.ts";
import { toShortPath } from "../../lib/short-path.ts";
import { CopyButton } from "../copy-button.tsx";
import { toEffect } from "../diagram/request-diagram.tsx";
import { onThread, type Place, placeOf, strandOfHeader } from "../linked-highlight/links.ts";

/** The requests that reached the API, in their order, with what stood on the wire. */
export function ServerPane({
  title = "What the server saw",
  exchanges,
  verdict,
  api,
  body,
  showsEffects = true,
}: {
  title?: string;
  exchanges: readonly Exchange[];
  /** Marks the headers that decided; null where nothing was decided. */
  verdict: Verdict | null;
  /** Where curl has to ask; null where there is nothing to ask. */
  api: string | null;
  body: string | null;
  /** Whether it is known what the server did. */
  showsEffects?: boolean;
}) {
  const id = useId();
  const places = toPlaces(verdict, exchanges);
  return (
    <section aria-labelledby={id} className="pane space-y-2">
      <h3 id={id} className="eyebrow">
        {title}
      </h3>
      {exchanges.length === 0 && <p className="text-soft">No request arrived.</p>}
      <ol className="space-y-4">
        {exchanges.map((exchange, index) => {
          const place = places.get(exchange);
          const steps = (verdict?.steps ?? []).filter(
            (step) => placeOf(step.phase, step.hop) === place && step.phase !== "request",
          );
          return (
            <li key={index} className="space-y-1">
              <p className="wire font-semibold" {...onThread(["status"], toList(place))}>
                {exchange.method} {toShortPath(exchange.path)} →{" "}
                {exchange.response?.status ?? "no answer"}
              </p>
              <p className="text-sm text-soft">
                {isPreflight(exchange) ? "the preflight" : "the request"}
                {showsEffects && `; ${toEffect(exchange)}`}
              </p>
              <Answer lines={exchange.response?.headers ?? []} steps={steps} place={place} />
              <details>
                <summary className="text-sm text-accent">What was asked</summary>
                <Lines lines={exchange.requestHeaders} />
              </details>
              {api !== null && (
                <CopyButton text={toCurl(api, exchange, body)} label="Copy as curl" />
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** The answer's headers, and in their place those that a check looked for and that are not there. */
function Answer({
  lines,
  steps,
  place,
}: {
  lines: HeaderLine[];
  steps: readonly Step[];
  place: Place | undefined;
}) {
  const absent = steps.flatMap(({ header, state }) =>
    header !== null && state !== "not-reached" && getHeader(lines, header) === null ? [header] : [],
  );
  const decisive = steps.find(({ state }) => state === "failed");
  return (
    <ul className="wire" aria-label="Headers of the answer">
      {absent.map((name) => (
        <Line key={name} name={name} isDecisive={name === decisive?.header} place={place}>
          <em className="text-blocked">absent</em>
        </Line>
      ))}
      {lines.map(([name, value], index) => (
        <Line
          key={index}
          name={name}
          isDecisive={name.toLowerCase() === decisive?.header}
          place={place}
        >
          {value}
        </Line>
      ))}
    </ul>
  );
}

function Line({
  name,
  isDecisive,
  place,
  children,
}: {
  name: string;
  isDecisive: boolean;
  place: Place | undefined;
  children: React.ReactNode;
}) {
  const strand = strandOfHeader(name);
  return (
    <li {...(strand === undefined ? {} : onThread([strand], toList(place)))}>
      {isDecisive && (
        <span className="text-blocked">
          <span aria-hidden="true">✕ </span>
          <span className="sr-only">decided: </span>
        </span>
      )}
      <span className="text-soft">{name.toLowerCase()}:</span> {children}
    </li>
  );
}

function Lines({ lines }: { lines: HeaderLine[] }) {
  return (
    <ul className="wire mt-1" aria-label="Headers of the request">
      {lines.map(([name, value], index) => (
        <li key={index}>
          <span className="text-soft">{name.toLowerCase()}:</span> {value}
        </li>
      ))}
    </ul>
  );
}

function toList(place: Place | undefined): Place[] {
  return place === undefined ? [] : [place];
}

/** Which answer of the verdict each exchange is. */
function toPlaces(
  verdict: Verdict | null,
  exchanges: readonly Exchange[],
): ReadonlyMap<Exchange, Place> {
  const pairs = verdict === null ? [] : pairUp(verdict, exchanges);
  return new Map(
    pairs.flatMap(({ request: { phase, hop }, exchanges: own }) =>
      own.map((exchange): [Exchange, Place] => [exchange, placeOf(phase, hop)]),
    ),
  );
}
