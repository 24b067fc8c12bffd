import type { Composition } from "../../lib/composition/composition.ts";
import { toSentence, toText } from "../../lib/explain/sentence.ts";
import { MainButton } from "../../ui/button.tsx";
import { RequestDiagram } from "../../ui/diagram/request-diagram.tsx";
import { ConsolePane } from "../../ui/panes/console-pane.tsx";
import { ScriptPane } from "../../ui/panes/script-pane.tsx";
import { StatusMark, toExplanationStatus } from "../../ui/status.tsx";
import { Column, Saw } from "./outcome.tsx";
import type { Prediction } from "./predict.ts";
import type { SendState } from "./use-playground.ts";

type ResultColumnProps = {
  sent: SendState;
  composition: Composition;
  prediction: Prediction;
  onSend: () => void;
};

/** The result of the request that the browser really sent. */
export function ResultColumn({ sent, composition, prediction, onSend }: ResultColumnProps) {
  const isFresh = sent.kind === "sent" && sent.composition === composition;
  return (
    <Column title="Actual result">
      <div className="flex min-h-[38px] flex-wrap items-center gap-3">
        <MainButton
          disabled={prediction.kind !== "ready"}
          // Not disabled while sending: a disabled button loses the focus.
          onClick={() => sent.kind !== "sending" && onSend()}
        >
          Send request
        </MainButton>
        {sent.kind === "none" && <span className="text-soft">No request has been sent yet.</span>}
        {sent.kind === "sent" && !isFresh && (
          <span className="text-stale">This result is from before your last change.</span>
        )}
        {sent.kind === "down" && (
          <span className="text-network-error">
            <span aria-hidden="true">∅ </span>The API does not respond. Start it, and send the
            request again.
          </span>
        )}
      </div>
      {sent.kind === "sent" && (
        <Arrived
          sent={sent}
          prediction={isFresh && prediction.kind === "ready" ? prediction : null}
        />
      )}
    </Column>
  );
}

type Ready = Extract<Prediction, { kind: "ready" }>;

type ArrivedProps = {
  sent: Extract<SendState, { kind: "sent" }>;
  /** Null if it belongs to another composition. */
  prediction: Ready | null;
};

function Arrived({ sent: { request, got, headers, explanation }, prediction }: ArrivedProps) {
  const exchanges = "exchanges" in explanation ? explanation.exchanges : [];
  const verdict = "verdict" in explanation ? explanation.verdict : null;
  return (
    <>
      {explanation.kind === "verdict" && (
        <RequestDiagram
          label="Request diagram of the actual result"
          received={toText(got)}
          {...{ request, exchanges, verdict: explanation.verdict }}
        />
      )}
      <p aria-live="polite">
        <StatusMark status={toExplanationStatus(explanation)} />. {toSentence(explanation, got)}
        {verdict !== null && prediction !== null && (
          <>
            {" "}
            <strong className="font-semibold">
              {isAsPredicted(prediction, exchanges, verdict)
                ? "As predicted."
                : "This differs from the prediction."}
            </strong>
          </>
        )}
      </p>
      <ScriptPane got={got} headers={headers} />
      {explanation.kind === "verdict" && <ConsolePane consoles={explanation.consoles} />}
      <Saw title="What the server saw" exchanges={exchanges} verdict={verdict} />
    </>
  );
}

function isAsPredicted(
  { verdict: predicted }: Ready,
  exchanges: readonly unknown[],
  verdict: Ready["verdict"],
): boolean {
  const toEnd = (one: Ready["verdict"]) => (one.outcome === "blocked" ? one.code : one.outcome);
  return toEnd(predicted) === toEnd(verdict) && predicted.sent.length <= exchanges.length;
}
