import type { Composition } from "../../lib/composition/composition.ts";
import { toFacts } from "../../lib/explain/chips.ts";
import { toSentence, toText } from "../../lib/explain/sentence.ts";
import { MainButton } from "../../ui/button.tsx";
import { RequestDiagram } from "../../ui/diagram/request-diagram.tsx";
import { ConsolePane } from "../../ui/panes/console-pane.tsx";
import { ScriptPane } from "../../ui/panes/script-pane.tsx";
import { StatusBanner } from "../../ui/verdict/status-banner.tsx";
import { toExplanationStatus } from "../../ui/verdict/status.tsx";
import { Column, Computed, Saw } from "./outcome.tsx";
import type { Prediction } from "./predict.ts";
import type { SendState } from "./use-playground.ts";

type ResultColumnProps = {
  sent: SendState;
  composition: Composition;
  prediction: Prediction;
  onSend: () => void;
};

/** What the browser will do with the composed request; once it is sent, what the browser did. */
export function ResultColumn({ sent, composition, prediction, onSend }: ResultColumnProps) {
  const isFresh = sent.kind === "sent" && sent.composition === composition;
  return (
    <div className="min-w-0 space-y-6">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <MainButton
          disabled={prediction.kind !== "ready"}
          // Not disabled while sending: a disabled button loses the focus.
          onClick={() => sent.kind !== "sending" && onSend()}
        >
          Send request
        </MainButton>
        <p className="text-sm text-soft" aria-live="polite">
          {toNote(sent, isFresh, composition.policy)}
        </p>
      </div>
      {isFresh ? (
        <Column title="Actual result" isBare>
          <Arrived sent={sent} prediction={prediction.kind === "ready" ? prediction : null} />
        </Column>
      ) : (
        <Column title="Predicted result" isBare>
          <Predicted prediction={prediction} />
        </Column>
      )}
    </div>
  );
}

function toNote({ kind }: SendState, isFresh: boolean, policy: Composition["policy"]): string {
  switch (kind) {
    case "none":
      return policy.kind === "plugin"
        ? "Nothing has been sent yet. The prediction is for @fastify/cors, which this API runs."
        : "Nothing has been sent yet. The prediction follows what you enter.";
    case "sending":
      return "Sending …";
    case "down":
      return "The API does not respond. Start it, and send the request again.";
    case "sent":
      return isFresh
        ? ""
        : "You changed something since you sent it, so this is a prediction again.";
  }
}

function Predicted({ prediction }: { prediction: Prediction }) {
  switch (prediction.kind) {
    case "asking":
      return <p className="text-soft">Asking the server how it would respond …</p>;
    case "problem":
      return (
        <p role="alert" className="border-l-4 border-stale bg-sunk px-3 py-2">
          {prediction.sentence}
        </p>
      );
    case "down":
      return (
        <p role="alert" className="border-l-4 border-network-error bg-sunk px-3 py-2">
          <span aria-hidden="true">∅ </span>The API does not respond. This is not CORS: start the
          API, then change something here.
        </p>
      );
    case "ready":
      return (
        <Computed
          label="Request diagram of the prediction"
          judged={prediction}
          basis="how the server would respond"
          saw="What the server will see"
        />
      );
  }
}

type Ready = Extract<Prediction, { kind: "ready" }>;

type ArrivedProps = { sent: Extract<SendState, { kind: "sent" }>; prediction: Ready | null };

function Arrived({ sent: { request, got, headers, explanation }, prediction }: ArrivedProps) {
  const exchanges = "exchanges" in explanation ? explanation.exchanges : [];
  const verdict = "verdict" in explanation ? explanation.verdict : null;
  return (
    <>
      <StatusBanner
        status={toExplanationStatus(explanation)}
        chips={verdict === null ? [] : toFacts(verdict, exchanges)}
      >
        {toSentence(explanation, got)}
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
      </StatusBanner>
      {explanation.kind === "verdict" && (
        <RequestDiagram
          label="Request diagram of the actual result"
          received={toText(got)}
          {...{ request, exchanges, verdict: explanation.verdict }}
        />
      )}
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
