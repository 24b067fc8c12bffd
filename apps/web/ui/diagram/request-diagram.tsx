import {
  type CorsRequest,
  type Exchange,
  getHeader,
  type Pair,
  pairUp,
  type Phase,
  type Verdict,
} from "@blocked/cors-protocol";
import { Fragment, type ReactNode } from "react";
import { toShortPath } from "../../lib/short-path.ts";
import { Checks } from "./checks.tsx";
import { type Place, placeOf } from "../linked-highlight/links.ts";

export type PictureProps = {
  request: CorsRequest;
  exchanges: readonly Exchange[];
  verdict: Verdict;
  /** What the script received, such as `200` or `TypeError: Failed to fetch`. */
  received: string;
  /** Whether it is known what the server did; of answers that somebody pasted it is not. */
  showsEffects?: boolean;
  /** Whether the script is another website's, and whether it got what it should not. */
  isAttacker?: boolean;
  isHarm?: boolean;
  /** For assistive technology; the pictures before and after a fix need two names. */
  label?: string;
};

/** How it ends in the browser's lane. */
const ends: Record<Verdict["outcome"], { text: string; look: string }> = {
  readable: { text: "✓ handed over", look: "text-readable" },
  opaque: { text: "– handed over, sealed", look: "text-soft" },
  blocked: { text: "✕ stopped here", look: "picture-bar" },
  "network-error": { text: "∅ nothing to hand over", look: "text-plug" },
};

const handedToAttacker = { text: "! handed over to another website", look: "text-danger" };

/**
 * One request in three lanes, time running down: who asked whom, what the browser checked, where it stopped,
 * and what the server did. Needs no script; drawn from any recorded request.
 */
export function Picture({ label = "The picture of this request", ...story }: PictureProps) {
  const { request, exchanges, verdict, received, showsEffects = true } = story;
  const { isAttacker = false, isHarm = false } = story;
  const whose = isAttacker ? "Their" : "Your";
  const end = isHarm && verdict.outcome === "readable" ? handedToAttacker : ends[verdict.outcome];
  const pairs = pairUp(verdict, exchanges);
  const last = verdict.sent.at(-1);
  // The last request that the browser came to, and perhaps never sent.
  const hop = last?.hop ?? 0;
  const isNeverSent = last?.phase !== "response";
  return (
    <figure aria-label={label} className="picture">
      <div className="picture-lanes" aria-hidden="true">
        <span>{whose} JavaScript</span>
        <span>The browser</span>
        <span>The API</span>
      </div>
      <ol>
        <Row>
          <Arrow
            lane="script"
            to="right"
            label={`${request.method} ${toShortPath(new URL(request.url).pathname)}`}
          >
            {whose} JavaScript asks for {request.method}{" "}
            {toShortPath(new URL(request.url).pathname)}.
          </Arrow>
          <p className="picture-browser">{toNeed(verdict)}</p>
        </Row>
        {pairs.map((pair, index) => (
          <Fragment key={index}>
            <Answered pair={pair} verdict={verdict} showsEffects={showsEffects} />
            <Followed verdict={verdict} hop={pair.request.hop} phase={pair.request.phase} />
          </Fragment>
        ))}
        {isNeverSent && (
          <Row>
            <p className="picture-browser">
              <Checks verdict={verdict} phase="request" hop={hop} />
              {verdict.outcome === "blocked" && last !== undefined && (
                <span className="text-soft">Before your script reads the {request.method}:</span>
              )}
              <Checks verdict={verdict} phase="response" hop={hop} />
            </p>
            <p className="picture-api text-soft">{request.method} never sent</p>
          </Row>
        )}
        <Row>
          <p className={`picture-browser ${end.look}`}>{end.text}</p>
          <Arrow lane="script" to="left" label={received} isCut={verdict.outcome !== "readable"}>
            {whose} JavaScript got {received}.
          </Arrow>
        </Row>
      </ol>
    </figure>
  );
}

function Row({ children }: { children: ReactNode }) {
  return <li>{children}</li>;
}

/** A request that the browser sent, its answer, and what the browser made of it. */
function Answered({
  pair,
  verdict,
  showsEffects,
}: {
  pair: Pair;
  verdict: Verdict;
  showsEffects: boolean;
}) {
  const { phase, method, hop, url } = pair.request;
  const { exchanges } = pair;
  const exchange = exchanges.at(-1);
  const status = exchange?.response?.status;
  const where = hop === 0 ? "" : ` ${new URL(url).origin}`;
  return (
    <>
      <Row>
        <p className="picture-browser">
          {phase === "preflight" ? "Asks with a preflight." : "Sends the request."}
          {exchanges.length > 1 && ` ${exchanges.length} times, by itself.`}
        </p>
        <div className="picture-api">
          <Arrow lane="api" to="right" label={method}>
            The browser sends {method} to the API{where}.
          </Arrow>
          {exchange !== undefined && showsEffects && <p>{toEffect(exchange)}</p>}
        </div>
      </Row>
      <Row>
        <div className="picture-api picture-answer">
          {status === undefined ? (
            <p className="text-plug">no answer</p>
          ) : (
            <Arrow lane="api" to="left" label={String(status)} on={placeOf(phase, hop)}>
              The API answers {status}.
            </Arrow>
          )}
        </div>
        <div className="picture-browser">
          <Checks verdict={verdict} phase={phase} hop={hop} />
        </div>
      </Row>
    </>
  );
}

/** Where an answer redirects to, and under which origin the browser goes on. */
function Followed({ verdict, hop, phase }: { verdict: Verdict; hop: number; phase: Phase }) {
  const step = verdict.steps.find((one) => one.phase === "redirect" && one.hop === hop);
  if (step === undefined || phase !== "response") return null;
  const next = verdict.sent.find((request) => request.hop === hop + 1);
  const origin = next === undefined ? null : getHeader(next.headers, "Origin");
  return (
    <Row>
      <div className="picture-browser">
        <Checks verdict={verdict} phase="redirect" hop={hop} />
        {step.state === "passed" && (
          <p>
            Follows the redirect to <code className="wire">{toTarget(step.found ?? "")}</code>
            {origin === "null" && ", with Origin: null"}.
          </p>
        )}
      </div>
    </Row>
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
  on?: Place;
  isCut?: boolean;
  children: ReactNode;
}) {
  return (
    <p
      className={`picture-arrow picture-${to} ${lane === "script" ? "picture-script" : ""} ${isCut ? "picture-cut text-blocked" : ""}`}
      {...(on === undefined ? {} : { "data-on": "status", "data-places": on })}
    >
      <span aria-hidden="true">{label}</span>
      <span className="sr-only">{children}</span>
    </p>
  );
}

function toNeed({ preflight, sent }: Verdict): string {
  if (sent.length === 0) return "May not be sent.";
  if (preflight.length === 0) return "May be sent at once.";
  const names = preflight.map((reason) => {
    if (reason.kind === "header") return reason.name;
    return reason.kind === "method" ? reason.method : "listeners on its upload";
  });
  return `Must ask first, because of ${names.join(", ")}.`;
}

/** Whether the server acted, which a block does not undo. */
export function toEffect({ handlerRan, rowsWritten }: Exchange): string {
  if (!handlerRan) return "handler never ran";
  if (rowsWritten === 0) return "handler ran";
  return `handler ran, ${rowsWritten} row${rowsWritten === 1 ? "" : "s"} written`;
}

function toTarget(location: string): string {
  return URL.canParse(location) && /^https?:/.test(location)
    ? new URL(location).origin + toShortPath(new URL(location).pathname)
    : location;
}
