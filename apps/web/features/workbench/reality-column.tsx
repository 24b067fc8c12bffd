import { toSentence, toText } from "../../lib/explain/sentence.ts";
import type { Composition } from "../../lib/composition/composition.ts";
import type { Prediction } from "./predict.ts";
import type { Reality } from "./use-workbench.ts";
import { ConsolePane } from "../../ui/panes/console-pane.tsx";
import { Picture } from "../../ui/diagram/request-diagram.tsx";
import { ScriptPane } from "../../ui/panes/script-pane.tsx";
import { StatusMark, toExplanationStatus } from "../../ui/status.tsx";
import { Column, Saw } from "./outcome.tsx";

/** What the browser made of it when it was sent for real. */
export function RealityColumn({
  reality,
  composition,
  prediction,
  onSend,
}: {
  reality: Reality;
  composition: Composition;
  prediction: Prediction;
  onSend: () => void;
}) {
  return (
    <Column title="Reality">
      <div className="flex min-h-[38px] flex-wrap items-center gap-3">
        <button
          type="button"
          className="button-main"
          disabled={prediction.kind !== "ready"}
          // Not switched off meanwhile: a keyboard would lose its place.
          onClick={() => reality.kind !== "sending" && onSend()}
        >
          Send it for real
        </button>
        {reality.kind === "none" && (
          <span className="text-soft">Your browser has not been asked yet.</span>
        )}
        {reality.kind === "sent" && reality.composition !== composition && (
          <span className="text-stale">Of the request before your last change.</span>
        )}
        {reality.kind === "down" && (
          <span className="text-plug">
            <span aria-hidden="true">∅ </span>Nothing answered where the API should be. Start it,
            and send again.
          </span>
        )}
      </div>
      {reality.kind === "sent" && (
        <Arrived
          reality={reality}
          isFresh={reality.composition === composition}
          prediction={prediction}
        />
      )}
    </Column>
  );
}

function Arrived({
  reality: { request, got, headers, explanation },
  isFresh,
  prediction,
}: {
  reality: Extract<Reality, { kind: "sent" }>;
  isFresh: boolean;
  prediction: Prediction;
}) {
  const exchanges = "exchanges" in explanation ? explanation.exchanges : [];
  const verdict = "verdict" in explanation ? explanation.verdict : null;
  return (
    <>
      {explanation.kind === "verdict" && (
        <Picture
          label="The picture of what happened"
          request={request}
          exchanges={exchanges}
          verdict={explanation.verdict}
          received={toText(got)}
        />
      )}
      <p aria-live="polite">
        <StatusMark status={toExplanationStatus(explanation)} />. {toSentence(explanation, got)}
        {isFresh && verdict !== null && prediction.kind === "ready" && (
          <>
            {" "}
            <strong className="font-semibold">
              {isAsForetold(prediction, exchanges, verdict)
                ? "As predicted."
                : "This is not what was predicted."}
            </strong>
          </>
        )}
      </p>
      <ScriptPane got={got} body={undefined} headers={headers} />
      {explanation.kind === "verdict" && <ConsolePane consoles={explanation.consoles} />}
      <Saw title="What the server saw" exchanges={exchanges} verdict={verdict} />
    </>
  );
}

type Ready = Extract<Prediction, { kind: "ready" }>;

function isAsForetold(
  { verdict: foretold }: Ready,
  exchanges: readonly unknown[],
  verdict: Ready["verdict"],
): boolean {
  const toEnd = (one: Ready["verdict"]) => (one.outcome === "blocked" ? one.code : one.outcome);
  return toEnd(foretold) === toEnd(verdict) && foretold.sent.length <= exchanges.length;
}
