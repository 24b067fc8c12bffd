import { engines, type HeaderLine } from "@blocked/cors-protocol";
import { toSlug } from "@blocked/error-guide";
import {
  type CaseId,
  type MeasuredExchange,
  type MeasuredRequest,
  requests,
} from "@blocked/servers/measured";
import { engineNames } from "../../lib/explain/visitor.ts";
import { Link } from "../../ui/link.tsx";

type ExchangeProps = { caseId: CaseId; measured: MeasuredRequest };

/** One request of a case: what the browser decides, what its console prints, and the heads on the wire. */
export function Exchange({ caseId, measured }: ExchangeProps) {
  const { request, exchanges, verdicts, chromium } = measured;
  const { outcome, code, isPreflight } = verdicts.chromium;
  const isReadable = outcome === "readable";
  const reached = exchanges.at(-1);
  return (
    <details className="servers-exchange">
      <summary>
        <span className="font-medium">{requests[request].label}</span>
        <strong className={`wrap-anywhere ${isReadable ? "text-readable" : "text-blocked"}`}>
          <span aria-hidden="true">{isReadable ? "✓ " : "✕ "}</span>
          {isReadable ? `readable, ${reached?.response?.status}` : (code ?? "network error")}
        </strong>
        <span className="text-sm text-soft">{toHandlerWords(measured, isPreflight)}</span>
      </summary>
      <div id={`${caseId}-${request}`} className="scroll-mt-24 space-y-4 pb-4">
        {code !== null &&
          engines.map((engine) => (
            <div key={engine}>
              <h3 className="eyebrow">
                {engineNames[engine]}
                {engine === "chromium" && chromium !== undefined && ", as it really printed"}
              </h3>
              <p className="wire text-blocked">{verdicts[engine].lines.join("\n")}</p>
            </div>
          ))}
        {code !== null && (
          <p className="wrap-anywhere">
            <Link href={`/errors/${toSlug(code)}`}>What {code} means, and the fix</Link>
          </p>
        )}
        <div className="grid gap-x-8 gap-y-4 md:grid-cols-2">
          {exchanges.map((exchange) => (
            <Heads
              key={exchange.method}
              exchange={exchange}
              isUnsent={isPreflight && exchange === reached}
            />
          ))}
        </div>
      </div>
    </details>
  );
}

function toHandlerWords({ exchanges }: MeasuredRequest, isPreflight: boolean): string {
  const ran = exchanges.at(-1)?.handlerRan === true;
  if (isPreflight) {
    return ran
      ? "The handler never runs; without a preflight it would."
      : "The handler never runs, not even without a preflight.";
  }
  return ran ? "The handler ran." : "The handler did not run.";
}

type HeadsProps = { exchange: MeasuredExchange; isUnsent?: boolean };

/** The request's head and the response's, as text: a page has a hundred of them. */
export function Heads({ exchange, isUnsent = false }: HeadsProps) {
  const { method, path, requestHeaders, response } = exchange;
  return (
    <div className="min-w-0">
      {isUnsent && <p className="text-sm text-soft">No browser sends this after that preflight:</p>}
      <pre className="wire">{toText(`${method} ${path}`, requestHeaders)}</pre>
      <pre className="wire mt-2">
        {response === null
          ? "no response"
          : toText(`HTTP/1.1 ${response.status}`, response.headers)}
      </pre>
    </div>
  );
}

const toText = (first: string, lines: readonly HeaderLine[]) =>
  [first, ...lines.map(([name, value]) => `${name}: ${value}`)].join("\n");
