import { toText } from "../../../lib/explain/sentence.ts";
import type { Sent } from "../../../runner/send/send-draft.ts";
import { toShortPath } from "../../../lib/short-path.ts";
import { type DiagramProps, RequestDiagram } from "../../../ui/diagram/request-diagram.tsx";

/** The diagram of a sent request; none unless browser and server agree about it. */
export function SentDiagram({
  sent,
  ...more
}: { sent: Sent } & Pick<DiagramProps, "label" | "steps">) {
  const { request, explanation, got } = sent;
  if (explanation.kind !== "verdict") return null;
  const { verdict, exchanges } = explanation;
  const isAttacker = request.origin !== location.origin;
  return (
    <RequestDiagram
      {...{ request, exchanges, verdict, isAttacker }}
      received={toText(got)}
      isHarm={isAttacker && verdict.outcome === "readable"}
      {...(more.steps !== undefined && {
        heading: (
          <span className="wire text-ink">
            {request.method} {toShortPath(new URL(request.url).pathname)}
          </span>
        ),
      })}
      {...more}
    />
  );
}
