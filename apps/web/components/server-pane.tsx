import {
  type Exchange,
  getHeader,
  type HeaderLine,
  isPreflight,
  type Step,
} from "@blocked/cors-protocol";
import { toCurl } from "../lab/curl.ts";
import { CopyButton } from "./copy-button.tsx";
import { toEffect } from "./picture.tsx";
import { onThread, strandOfHeader } from "./thread.ts";

/** The requests that reached the API, in their order, with what stood on the wire. */
export function ServerPane({
  exchanges,
  steps,
  api,
  body,
}: {
  exchanges: readonly Exchange[];
  /** The browser's checks, to mark the headers that decided. */
  steps: readonly Step[];
  api: string;
  body: string | null;
}) {
  return (
    <section aria-labelledby="server-saw" className="pane space-y-2">
      <h3 id="server-saw" className="eyebrow">
        What the server saw
      </h3>
      {exchanges.length === 0 && <p className="text-soft">No request arrived.</p>}
      <ol className="space-y-4">
        {exchanges.map((exchange, index) => {
          const phase = isPreflight(exchange) ? "preflight" : "response";
          const ownSteps = steps.filter((step) => step.phase === phase);
          return (
            <li key={index} className="space-y-1">
              <p className="wire font-semibold" {...onThread(["status"], phase)}>
                {exchange.method} {withoutTrace(exchange.path)} →{" "}
                {exchange.response?.status ?? "no answer"}
              </p>
              <p className="text-sm text-soft">
                {phase === "preflight" ? "the preflight" : "the request"}; {toEffect(exchange)}
              </p>
              <Answer lines={exchange.response?.headers ?? []} steps={ownSteps} />
              <details>
                <summary className="text-sm text-accent">What was asked</summary>
                <Lines lines={exchange.requestHeaders} />
              </details>
              <CopyButton text={toCurl(api, exchange, body)} label="Copy as curl" />
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** The answer's headers, and in their place those that a check looked for and that are not there. */
function Answer({ lines, steps }: { lines: HeaderLine[]; steps: readonly Step[] }) {
  const absent = steps.flatMap(({ header, state }) =>
    header !== null && state !== "not-reached" && getHeader(lines, header) === null ? [header] : [],
  );
  const decisive = steps.find(({ state }) => state === "failed");
  return (
    <ul className="wire" aria-label="Headers of the answer">
      {absent.map((name) => (
        <Line key={name} name={name} isDecisive={name === decisive?.header} phase={decisive?.phase}>
          <em className="text-blocked">absent</em>
        </Line>
      ))}
      {lines.map(([name, value], index) => (
        <Line
          key={index}
          name={name}
          isDecisive={name.toLowerCase() === decisive?.header}
          phase={steps[0]?.phase}
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
  phase,
  children,
}: {
  name: string;
  isDecisive: boolean;
  phase: Step["phase"] | undefined;
  children: React.ReactNode;
}) {
  const strand = strandOfHeader(name);
  return (
    <li {...(strand === undefined ? {} : onThread([strand], phase))}>
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

function withoutTrace(path: string): string {
  return path.replace(/[?&]trace=[^&]*/, "");
}
