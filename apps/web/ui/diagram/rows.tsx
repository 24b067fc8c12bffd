import {
  type CorsRequest,
  type Exchange,
  getHeader,
  type Pair,
  pairUp,
  type Step,
  type Verdict,
  parseUrl,
} from "@blocked/cors-protocol";
import type { ReactNode } from "react";
import { toShortPath } from "../../lib/short-path.ts";
import { responseIdOf } from "../linked-highlight/links.ts";
import { Arrow } from "./arrow.tsx";
import { Checks } from "./checks.tsx";
import { toEffect } from "./effect.ts";

export type DrawnRequest = {
  request: CorsRequest;
  exchanges: readonly Exchange[];
  verdict: Verdict;
  /** What script received, such as `status 200` or `TypeError: Failed to fetch`. */
  received: string;
  /** False for pasted responses, which do not tell what the server did. */
  showsEffects?: boolean;
  /** Whether another website got what it should not. */
  isHarm?: boolean;
  whose: "Your" | "Their";
};

/** How the request ends in the browser's lane: a gate in its wall lets the response through, or stays closed. */
const ends: Record<Verdict["outcome"], { text: string; look: string }> = {
  readable: { text: "✓ handed to the script", look: "gate-left text-readable" },
  opaque: { text: "– handed over, opaque", look: "gate-left text-soft" },
  blocked: { text: "✕ blocked here", look: "gate-closed" },
  "network-error": { text: "∅ network error", look: "text-network-error" },
};

const handedToAttacker = { text: "! handed to another website", look: "gate-left text-danger" };

/** The steps of a request in the order of time; each is one row of the diagram. */
export function toRows(drawn: DrawnRequest): ReactNode[] {
  const {
    request,
    exchanges,
    verdict,
    received,
    showsEffects = true,
    isHarm = false,
    whose,
  } = drawn;
  const end = isHarm && verdict.outcome === "readable" ? handedToAttacker : ends[verdict.outcome];
  const line = `${request.method} ${toShortPath(new URL(request.url).pathname)}`;
  // The browser may have checked a last request that it never sent.
  const last = verdict.sent.at(-1);
  const rows: ReactNode[] = [];
  rows.push(
    <>
      <Arrow lane="script" to="right" label={line}>
        {whose} JavaScript requests {line}.
      </Arrow>
      <p className="diagram-browser gate-left">{toNeed(verdict)}</p>
    </>,
  );
  for (const pair of pairUp(verdict, exchanges)) {
    rows.push(<Sent pair={pair} showsEffects={showsEffects} />);
    rows.push(<Answered pair={pair} verdict={verdict} />);
    const redirect = findRedirect(verdict, pair.request);
    if (redirect !== undefined) rows.push(<Redirected verdict={verdict} step={redirect} />);
  }
  if (last?.phase !== "response") {
    rows.push(<NeverSent verdict={verdict} method={request.method} />);
  }
  rows.push(
    <>
      <p className={`diagram-browser ${end.look}`}>{end.text}</p>
      <Arrow lane="script" to="left" label={received} isCut={verdict.outcome !== "readable"}>
        {whose} JavaScript got {received}.
      </Arrow>
    </>,
  );
  return rows;
}

/** A request that the browser sent. */
function Sent({
  pair: { request, exchanges },
  showsEffects,
}: {
  pair: Pair;
  showsEffects: boolean;
}) {
  const { phase, method, hop, url } = request;
  const exchange = exchanges.at(-1);
  const where = hop === 0 ? "" : ` ${new URL(url).origin}`;
  return (
    <>
      <p className="diagram-browser gate-right">
        {phase === "preflight" ? "Sends a preflight." : "Sends the request."}
        {exchanges.length > 1 && ` It retries: ${exchanges.length} times in all.`}
      </p>
      <div className="diagram-api">
        <Arrow lane="api" to="right" label={method}>
          The browser sends {method} to the API{where}.
        </Arrow>
        {exchange !== undefined && showsEffects && <p>{toEffect(exchange)}</p>}
      </div>
    </>
  );
}

/** Its response, and the browser's checks of it. */
function Answered({ pair: { request, exchanges }, verdict }: { pair: Pair; verdict: Verdict }) {
  const { phase, hop } = request;
  const status = exchanges.at(-1)?.response?.status;
  return (
    <>
      <div className="diagram-api">
        {status === undefined ? (
          <p className="text-network-error">no response</p>
        ) : (
          <Arrow lane="api" to="left" label={String(status)} response={responseIdOf(phase, hop)}>
            The API responds with {status}.
          </Arrow>
        )}
      </div>
      <div className={`diagram-browser ${status === undefined ? "" : "gate-right"}`}>
        <Checks verdict={verdict} phase={phase} hop={hop} />
      </div>
    </>
  );
}

/** A last request that the browser did not let out. */
function NeverSent({ verdict, method }: { verdict: Verdict; method: string }) {
  const last = verdict.sent.at(-1);
  const hop = last?.hop ?? 0;
  return (
    <>
      <div className={`diagram-browser ${verdict.outcome === "blocked" ? "gate-shut" : ""}`}>
        <Checks verdict={verdict} phase="request" hop={hop} />
        {verdict.outcome === "blocked" && last !== undefined && (
          <p className="text-soft">Before your script reads the {method}:</p>
        )}
        <Checks verdict={verdict} phase="response" hop={hop} />
      </div>
      <p className="diagram-api text-soft">{method} never sent</p>
    </>
  );
}

function findRedirect({ steps }: Verdict, { hop, phase }: Pair["request"]): Step | undefined {
  if (phase !== "response") return undefined;
  return steps.find((one) => one.phase === "redirect" && one.hop === hop);
}

/** Where a response redirects to, and with which origin the browser follows. */
function Redirected({ verdict, step: { hop, state, found } }: { verdict: Verdict; step: Step }) {
  const next = verdict.sent.find((request) => request.hop === hop + 1);
  const origin = next === undefined ? null : getHeader(next.headers, "Origin");
  return (
    <div className="diagram-browser">
      <Checks verdict={verdict} phase="redirect" hop={hop} />
      {state === "passed" && (
        <p>
          Follows the redirect to <code className="wire">{toTarget(found ?? "")}</code>
          {origin === "null" && ", with Origin: null"}.
        </p>
      )}
    </div>
  );
}

function toNeed({ preflight, sent }: Verdict): string {
  if (sent.length === 0) return "Cannot be sent.";
  if (preflight.length === 0) return "Needs no preflight.";
  const names = preflight.map((reason) => {
    if (reason.kind === "header") return reason.name;
    return reason.kind === "method" ? reason.method : "upload listeners";
  });
  return `Needs a preflight because of ${names.join(", ")}.`;
}

function toTarget(location: string): string {
  return parseUrl(location) !== null && /^https?:/.test(location)
    ? new URL(location).origin + toShortPath(new URL(location).pathname)
    : location;
}
