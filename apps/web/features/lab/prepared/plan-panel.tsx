import type { Profile } from "@blocked/profiles";
import { toFacts } from "../../../lib/explain/chips.ts";
import { toVerdictSentence } from "../../../lib/explain/sentence.ts";
import { toShortPath } from "../../../lib/short-path.ts";
import { toAttackerPrediction } from "../../../runner/result/attacker-sentence.ts";
import { Configuration } from "../../../runner/result/configuration.tsx";
import { Fix } from "../../../runner/result/fix.tsx";
import { PlainWords } from "../../../runner/result/plain-words.tsx";
import { useApiName, useLab } from "../../../runner/state/lab-context.tsx";
import type { Plan } from "../../../runner/state/plan.ts";
import { MainButton, once } from "../../../ui/button.tsx";
import { RequestDiagram } from "../../../ui/diagram/request-diagram.tsx";
import { ServerPane } from "../../../ui/panes/server-pane.tsx";
import { insecure, toOutcomeStatus } from "../../../ui/verdict/status.tsx";
import { StatusBanner } from "../../../ui/verdict/status-banner.tsx";
import { Tabs } from "../../../ui/tabs.tsx";
import { SendToBoth } from "../api/send-to-both.tsx";

/** The request that waits for its button, with the prediction. */
export function PlanPanel({ profile, plan }: { profile: Profile; plan: Plan }) {
  const { lab, state } = useLab();
  const api = useApiName(state.server);
  const { action, predicted, request, title } = plan;
  const isAttacker = action.kind === "attacker";
  const harm = toAttackerPrediction(plan);
  const line = `${request.method} ${toShortPath(new URL(request.url).pathname)}`;
  const predicts = state.apis[state.server]?.predicts === true;
  const send = (
    <div className="flex flex-wrap gap-2">
      <MainButton onClick={once(() => lab.sendPlan())}>Send {line}</MainButton>
      <SendToBoth profile={profile} />
    </div>
  );
  const heading = (
    <h2 id="prepared" className="text-[16px] leading-6 font-semibold text-ink">
      <span className="wire">{title}</span>
      {isAttacker && <span className="font-normal"> as {toSender(request.origin)}</span>}
      <span className="font-normal text-soft">
        {predicted === null ? ", prepared and not sent" : ", predicted: nothing was sent"}
      </span>
    </h2>
  );
  return (
    <section aria-labelledby="prepared" className="blocks">
      {predicted === null ? (
        <>
          {heading}
          <div className="flex flex-wrap items-center gap-4">
            <p className="text-soft">
              {predicts
                ? "The API did not say how it would respond."
                : `Send it to see what ${api} does.`}
            </p>
            {send}
          </div>
        </>
      ) : (
        <>
          <StatusBanner
            status={harm === null ? toOutcomeStatus(predicted.verdict) : insecure}
            chips={[
              ...(api === null ? [] : [{ label: "API", value: api }]),
              ...toFacts(predicted.verdict, predicted.exchanges, isAttacker),
            ]}
            plain={<PlainWords verdict={predicted.verdict} request={request} />}
            isPredicted
            action={send}
          >
            {harm ?? toVerdictSentence(predicted.verdict)}
          </StatusBanner>
          <RequestDiagram
            request={request}
            {...predicted}
            api={api}
            isAttacker={isAttacker}
            isHarm={harm !== null}
            isPredicted
            heading={heading}
            steps={{ step: state.step, onStep: lab.showStep }}
          />
        </>
      )}
      <Fix profileId={profile.id} failed={null} />
      <Tabs
        label="Evidence"
        tabs={[
          ...(predicted === null
            ? []
            : [
                {
                  title: "Requests",
                  content: (
                    <ServerPane title={`What ${api ?? "the server"} will see`} {...predicted} />
                  ),
                },
              ]),
          {
            title: "Configuration",
            content: <Configuration profile={profile} server={state.server} />,
          },
        ]}
      />
    </section>
  );
}

function toSender(origin: string): string {
  return origin === "null" ? "a sandboxed frame" : `another website, ${origin}`;
}
