import {
  type CorsRequest,
  type Exchange,
  getHeader,
  type Pair,
  pairUp,
  type Phase,
  type Verdict,
} from "@blocked/cors-protocol";
import { Fragment } from "react";
import { toShortPath } from "../../lib/short-path.ts";
import { responseIdOf } from "../linked-highlight/links.ts";
import { Arrow } from "./arrow.tsx";
import { Checks } from "./checks.tsx";
import { toEffect } from "./effect.ts";

export type DiagramProps = {
  request: CorsRequest;
  exchanges: readonly Exchange[];
  verdict: Verdict;
  /** What script received, such as `status 200` or `TypeError: Failed to fetch`. */
  received: string;
  /** False for pasted responses, which do not tell what the server did. */
  showsEffects?: boolean;
  /** Whether the script belongs to another website, and whether it got what it should not. */
  isAttacker?: boolean;
  isHarm?: boolean;
  /** The name for assistive technology; two diagrams on a page need two names. */
  label?: string;
};

/** How the request ends in the browser's lane. */
const ends: Record<Verdict["outcome"], { text: string; look: string }> = {
  readable: { text: "✓ handed to the script", look: "text-readable" },
  opaque: { text: "– handed over, opaque", look: "text-soft" },
  blocked: { text: "✕ blocked here", look: "diagram-bar" },
  "network-error": { text: "∅ network error", look: "text-network-error" },
};

const handedToAttacker = { text: "! handed to another website", look: "text-danger" };

/**
 * Draws one request in three lanes, time running down: what script sent, what the browser checked, where it
 * stopped, and what the server did. It needs no script of its own.
 */
export function RequestDiagram({ label = "Request diagram", ...drawn }: DiagramProps) {
  const { request, exchanges, verdict, received, showsEffects = true } = drawn;
  const { isAttacker = false, isHarm = false } = drawn;
  const whose = isAttacker ? "Their" : "Your";
  const end = isHarm && verdict.outcome === "readable" ? handedToAttacker : ends[verdict.outcome];
  const line = `${request.method} ${toShortPath(new URL(request.url).pathname)}`;
  // The browser may have checked a last request that it never sent.
  const last = verdict.sent.at(-1);
  const hop = last?.hop ?? 0;
  return (
    <figure aria-label={label} className="diagram">
      <div className="diagram-lanes" aria-hidden="true">
        <span>{whose} JavaScript</span>
        <span>The browser</span>
        <span>The API</span>
      </div>
      <ol>
        <li>
          <Arrow lane="script" to="right" label={line}>
            {whose} JavaScript requests {line}.
          </Arrow>
          <p className="diagram-browser">{toNeed(verdict)}</p>
        </li>
        {pairUp(verdict, exchanges).map((pair, index) => (
          <Fragment key={index}>
            <Sent pair={pair} verdict={verdict} showsEffects={showsEffects} />
            <Redirected verdict={verdict} hop={pair.request.hop} phase={pair.request.phase} />
          </Fragment>
        ))}
        {last?.phase !== "response" && (
          <li>
            <p className="diagram-browser">
              <Checks verdict={verdict} phase="request" hop={hop} />
              {verdict.outcome === "blocked" && last !== undefined && (
                <span className="text-soft">Before your script reads the {request.method}:</span>
              )}
              <Checks verdict={verdict} phase="response" hop={hop} />
            </p>
            <p className="diagram-api text-soft">{request.method} never sent</p>
          </li>
        )}
        <li>
          <p className={`diagram-browser ${end.look}`}>{end.text}</p>
          <Arrow lane="script" to="left" label={received} isCut={verdict.outcome !== "readable"}>
            {whose} JavaScript got {received}.
          </Arrow>
        </li>
      </ol>
    </figure>
  );
}

/** A request that the browser sent, its response, and the checks of that response. */
function Sent({
  pair: { request, exchanges },
  verdict,
  showsEffects,
}: Pick<DiagramProps, "verdict" | "showsEffects"> & { pair: Pair }) {
  const { phase, method, hop, url } = request;
  const exchange = exchanges.at(-1);
  const status = exchange?.response?.status;
  const where = hop === 0 ? "" : ` ${new URL(url).origin}`;
  return (
    <>
      <li>
        <p className="diagram-browser">
          {phase === "preflight" ? "Sends a preflight." : "Sends the request."}
          {exchanges.length > 1 && ` It retries: ${exchanges.length} times in all.`}
        </p>
        <div className="diagram-api">
          <Arrow lane="api" to="right" label={method}>
            The browser sends {method} to the API{where}.
          </Arrow>
          {exchange !== undefined && showsEffects && <p>{toEffect(exchange)}</p>}
        </div>
      </li>
      <li>
        <div className="diagram-api diagram-response">
          {status === undefined ? (
            <p className="text-network-error">no response</p>
          ) : (
            <Arrow lane="api" to="left" label={String(status)} response={responseIdOf(phase, hop)}>
              The API responds with {status}.
            </Arrow>
          )}
        </div>
        <div className="diagram-browser">
          <Checks verdict={verdict} phase={phase} hop={hop} />
        </div>
      </li>
    </>
  );
}

/** Where a response redirects to, and with which origin the browser follows. */
function Redirected({ verdict, hop, phase }: { verdict: Verdict; hop: number; phase: Phase }) {
  const step = verdict.steps.find((one) => one.phase === "redirect" && one.hop === hop);
  if (step === undefined || phase !== "response") return null;
  const next = verdict.sent.find((request) => request.hop === hop + 1);
  const origin = next === undefined ? null : getHeader(next.headers, "Origin");
  return (
    <li>
      <div className="diagram-browser">
        <Checks verdict={verdict} phase="redirect" hop={hop} />
        {step.state === "passed" && (
          <p>
            Follows the redirect to <code className="wire">{toTarget(step.found ?? "")}</code>
            {origin === "null" && ", with Origin: null"}.
          </p>
        )}
      </div>
    </li>
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
  return URL.canParse(location) && /^https?:/.test(location)
    ? new URL(location).origin + toShortPath(new URL(location).pathname)
    : location;
}
