import { fillIn, getFix, type Profile } from "@blocked/profiles";
import { useLab } from "../../../runner/state/lab-context.tsx";
import { Configuration } from "../../../runner/result/configuration.tsx";
import { Fix } from "../../../runner/result/fix.tsx";
import { MainButton, once } from "../../../ui/button.tsx";
import { VerdictBanner } from "../../../ui/verdict/verdict-banner.tsx";
import { ScenarioSteps } from "../scenario/scenario-steps.tsx";

/** The steps that wait for their button, each with what it ends in. */
export function ScenarioPlan({ profile }: { profile: Profile }) {
  const { lab, pageOrigin, state } = useLab();
  const { shows } = profile;
  if (!("scenario" in shows)) return null;
  const { instruction, scenario } = shows;
  const { length } = scenario.steps;
  const isOtherServer = JSON.stringify(profile.policy) !== JSON.stringify(getFix(profile).policy);
  const entry = {
    api: state.apis[state.server]?.origin ?? "",
    scenario: fillIn(scenario, pageOrigin),
    server: state.server,
    results: [],
    secondsLeft: null,
  };
  return (
    <section aria-labelledby="prepared" className="blocks">
      <h2 id="prepared" className="text-[16px] leading-6 font-semibold">
        {length === 1 ? "One request" : `${length} requests`}
        <span className="font-normal text-soft">, prepared and not sent</span>
      </h2>
      <VerdictBanner
        look="neutral"
        title="Not sent yet"
        action={
          <MainButton onClick={once(() => lab.play(profile))}>
            Play {length} request{length === 1 ? "" : "s"}
          </MainButton>
        }
      >
        {instruction}
      </VerdictBanner>
      {/* The steps are described for Fastify; FastAPI may end them otherwise. */}
      <ScenarioSteps
        entry={entry}
        predictedFor={state.server === "fastify" ? state.engine : "nobody"}
      />
      {isOtherServer && <Fix profileId={profile.id} failed={null} />}
      <details open={!isOtherServer}>
        <summary className="text-accent">The whole configuration</summary>
        <div className="pt-2">
          <Configuration profile={profile} server={state.server} />
        </div>
      </details>
    </section>
  );
}
