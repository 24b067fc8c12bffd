import {
  type CorsRequest,
  type Exchange,
  isPreflight,
  type Phase,
  type PreflightReason,
  type Verdict,
} from "@blocked/cors-protocol";
import type { ReactNode } from "react";
import { Checks } from "./checks.tsx";

export type PictureProps = {
  request: CorsRequest;
  exchanges: readonly Exchange[];
  verdict: Verdict;
  /** What the script received, such as `200` or `TypeError: Failed to fetch`. */
  received: string;
  /** For assistive technology; the pictures before and after a fix need two names. */
  label?: string;
};

/** How it ends in the browser's lane. */
const ends: Record<Verdict["outcome"], { text: string; look: string }> = {
  readable: { text: "✓ handed over", look: "text-readable" },
  opaque: { text: "– handed over, sealed", look: "text-soft" },
  blocked: { text: "✕ stopped here", look: "picture-bar" },
  unanswered: { text: "∅ nothing to hand over", look: "text-plug" },
};

/**
 * One request in three lanes, time running down: who asked whom, what the browser checked, where it stopped,
 * and what the server did. Needs no script; drawn from any recorded request.
 */
export function Picture({ label = "The picture of this request", ...story }: PictureProps) {
  const { request, exchanges, verdict, received } = story;
  const preflight = exchanges.find(isPreflight);
  const actual = exchanges.find((exchange) => !isPreflight(exchange));
  return (
    <figure aria-label={label} className="picture">
      <div className="picture-lanes" aria-hidden="true">
        <span>Your JavaScript</span>
        <span>The browser</span>
        <span>The API</span>
      </div>
      <ol>
        <Row>
          <Arrow lane="script" to="right" label={`${request.method} ${shorten(request.url)}`}>
            Your JavaScript asks for {request.method} {shorten(request.url)}.
          </Arrow>
          <p className="picture-browser">{toNeed(verdict.preflight)}</p>
        </Row>
        {preflight !== undefined && (
          <Answered exchange={preflight} phase="preflight" request={request} verdict={verdict} />
        )}
        {actual === undefined ? (
          <Row>
            <p className="picture-browser">
              {verdict.outcome === "blocked" && (
                <span className="text-soft">Before your script reads the {request.method}:</span>
              )}
              <Checks {...story} phase="response" />
            </p>
            <p className="picture-api text-soft">
              {verdict.outcome === "unanswered" ? "no answer" : `${request.method} never sent`}
            </p>
          </Row>
        ) : (
          <Answered exchange={actual} phase="response" request={request} verdict={verdict} />
        )}
        <Row>
          <p className={`picture-browser ${ends[verdict.outcome].look}`}>
            {ends[verdict.outcome].text}
          </p>
          <Arrow lane="script" to="left" label={received} isCut={verdict.outcome !== "readable"}>
            Your JavaScript got {received}.
          </Arrow>
        </Row>
      </ol>
    </figure>
  );
}

function Row({ children }: { children: ReactNode }) {
  return <li>{children}</li>;
}

/** A request that reached the API, its answer, and what the browser made of it. */
function Answered({
  exchange,
  phase,
  request,
  verdict,
}: Pick<PictureProps, "request" | "verdict"> & { exchange: Exchange; phase: Phase }) {
  const status = exchange.response?.status;
  return (
    <>
      <Row>
        <p className="picture-browser">
          {phase === "preflight" ? "Asks with a preflight." : "Sends the request."}
        </p>
        <div className="picture-api">
          <Arrow lane="api" to="right" label={exchange.method}>
            The browser sends {exchange.method} to the API.
          </Arrow>
          <p>{toEffect(exchange)}</p>
        </div>
      </Row>
      <Row>
        <div className="picture-api picture-answer">
          {status === undefined ? (
            <p className="text-plug">no answer</p>
          ) : (
            <Arrow lane="api" to="left" label={String(status)} on={phase}>
              The API answers {status}.
            </Arrow>
          )}
        </div>
        <div className="picture-browser">
          <Checks request={request} verdict={verdict} phase={phase} />
        </div>
      </Row>
    </>
  );
}

/** The label stands above the line; what is read aloud is a sentence in its place. */
function Arrow({
  lane,
  to,
  label,
  on,
  isCut = false,
  children,
}: {
  lane: "script" | "api";
  to: "left" | "right";
  label: string;
  on?: Phase;
  isCut?: boolean;
  children: ReactNode;
}) {
  return (
    <p
      className={`picture-arrow picture-${to} ${lane === "script" ? "picture-script" : ""} ${isCut ? "picture-cut text-blocked" : ""}`}
      {...(on === undefined ? {} : { "data-on": "status", "data-phase": on })}
    >
      <span aria-hidden="true">{label}</span>
      <span className="sr-only">{children}</span>
    </p>
  );
}

function toNeed(reasons: readonly PreflightReason[]): string {
  if (reasons.length === 0) return "May be sent at once.";
  const names = reasons.map((reason) => (reason.kind === "method" ? reason.method : reason.name));
  return `Must ask first, because of ${names.join(", ")}.`;
}

/** Whether the server acted, which a block does not undo. */
export function toEffect({ handlerRan, rowsWritten }: Exchange): string {
  if (!handlerRan) return "handler never ran";
  if (rowsWritten === 0) return "handler ran";
  return `handler ran, ${rowsWritten} row${rowsWritten === 1 ? "" : "s"} written`;
}

function shorten(url: string): string {
  const { pathname } = new URL(url);
  return pathname.replace(/^\/p\/[^/]+/, "");
}
