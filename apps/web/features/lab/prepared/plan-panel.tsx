import type { Profile } from "@blocked/profiles";
import { toFacts } from "../../../lib/explain/chips.ts";
import { toVerdictSentence } from "../../../lib/explain/sentence.ts";
import { toShortPath } from "../../../lib/short-path.ts";
import { Fix } from "../../../runner/result/fix.tsx";
import { useLab } from "../../../runner/state/lab-context.tsx";
import type { Plan } from "../../../runner/state/plan.ts";
import { MainButton, once } from "../../../ui/button.tsx";
import { RequestDiagram } from "../../../ui/diagram/request-diagram.tsx";
import { ServerPane } from "../../../ui/panes/server-pane.tsx";
import { toOutcomeStatus } from "../../../ui/status.tsx";
import { StatusBanner } from "../../../ui/status-banner.tsx";

/** The request that waits for its button, with the prediction. */
export function PlanPanel({ profile, plan }: { profile: Profile; plan: Plan }) {
  const { lab, state } = useLab();
  const { action, predicted, request, title } = plan;
  const isAttacker = action.kind === "attacker";
  const line = `${request.method} ${toShortPath(new URL(request.url).pathname)}`;
  const send = (
    <MainButton disabled={state.pending > 0} onClick={once(() => lab.sendPlan())}>
      Send {line}
    </MainButton>
  );
  return (
    <section aria-labelledby="prepared" className="space-y-4">
      <h2 id="prepared" className="text-[16px] leading-6 font-semibold">
        <span className="wire">{title}</span>
        <span className="font-normal text-soft">
          {isAttacker ? ` as ${toSender(request.origin)}, ` : ", "}prepared and not sent
        </span>
      </h2>
      {predicted === null ? (
        <div className="flex flex-wrap items-center gap-4">
          <p className="text-soft">The API did not say how it would respond.</p>
          {send}
        </div>
      ) : (
        <>
          <StatusBanner
            status={toPredictedStatus(plan.action.kind, predicted)}
            chips={toFacts(predicted.verdict, predicted.exchanges)}
            isPredicted
            action={send}
          >
            {toVerdictSentence(predicted.verdict)}
          </StatusBanner>
          <RequestDiagram
            request={request}
            {...predicted}
            isAttacker={isAttacker}
            isHarm={isAttacker && predicted.verdict.outcome === "readable"}
            isPredicted
            steps={{ step: state.step, onStep: lab.showStep }}
          />
        </>
      )}
      <Fix profileId={profile.id} failed={null} />
      {predicted !== null && (
        <details>
          <summary className="text-accent">What the server will see, line by line</summary>
          <div className="pt-3">
            <ServerPane title="What the server will see" {...predicted} />
          </div>
        </details>
      )}
    </section>
  );
}

function toSender(origin: string): string {
  return origin === "null" ? "a sandboxed frame" : `another website, ${origin}`;
}

function toPredictedStatus(
  kind: Plan["action"]["kind"],
  { verdict, exchanges }: NonNullable<Plan["predicted"]>,
) {
  const isHarm =
    kind === "attacker" &&
    (verdict.outcome === "readable" || exchanges.some(({ rowsWritten }) => rowsWritten > 0));
  return isHarm ? ({ look: "danger", word: "Insecure" } as const) : toOutcomeStatus(verdict);
}
