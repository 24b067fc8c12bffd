"use client";

import { toFastifyCode } from "@blocked/servers";
import { useMemo } from "react";
import { Code } from "../components/code.tsx";
import { Tabs } from "../components/tabs.tsx";
import { LinkedHighlight } from "../components/linked-highlight.tsx";
import { Column, Foretold } from "../components/workbench/outcome.tsx";
import { PasteForm } from "../components/workbench/paste-form.tsx";
import { PolicyForm } from "../components/workbench/policy-form.tsx";
import { RealityColumn } from "../components/workbench/reality-column.tsx";
import { RequestForm } from "../components/workbench/request-form.tsx";
import { type Composition, fitsAddress, toWorkbenchLink } from "./address.ts";
import type { Prediction } from "./predict.ts";
import { useComposition, usePrediction, useReality } from "./use-workbench.ts";

/** Any policy, any request: what will happen, and what does. Or what happened elsewhere, pasted. */
export function WorkbenchPage({
  initial,
  api,
  origins,
}: {
  initial: Composition;
  api: string;
  /** The usual origin of the page, and another one of the same page. */
  origins: { usual: string; other: string };
}) {
  const [composition, setComposition] = useComposition(initial);
  const prediction = usePrediction(api, composition);
  const [reality, sendNow] = useReality(api);
  const { policy, draft } = composition;
  const shown = useMemo(() => ({ prediction, reality }), [prediction, reality]);
  return (
    <LinkedHighlight className="space-y-4" shown={shown}>
      <p className="text-sm text-soft">
        {fitsAddress(composition) ? (
          <>
            The address carries all of this. From another origin:{" "}
            <a
              className="text-accent underline"
              href={origins.other + toWorkbenchLink(composition)}
            >
              open it at {origins.other}
            </a>
          </>
        ) : (
          "The address carries what was here before: this is too long for it."
        )}
      </p>
      <Tabs
        label="Where the answers come from"
        tabs={[
          {
            title: "Compose",
            content: (
              <div className="bench">
                <div className="space-y-8">
                  <Column title="The server’s policy">
                    <PolicyForm
                      policy={policy}
                      pageOrigin={origins.usual}
                      onChange={(changed) => setComposition({ policy: changed, draft })}
                    />
                    <Code lines={toFastifyCode(policy)} label="The policy in code" />
                  </Column>
                  <Column title="The request">
                    <RequestForm
                      draft={draft}
                      onChange={(changed) => setComposition({ policy, draft: changed })}
                    />
                  </Column>
                </div>
                <div className="bench-results">
                  <Column title="Prediction">
                    <p className="flex min-h-[38px] items-center text-soft">
                      It changes as you type.
                    </p>
                    <Predicted prediction={prediction} />
                  </Column>
                  <RealityColumn
                    reality={reality}
                    composition={composition}
                    prediction={prediction}
                    onSend={() => void sendNow(composition)}
                  />
                </div>
              </div>
            ),
          },
          { title: "Paste your own", content: <PasteForm pageOrigin={origins.usual} /> },
        ]}
      />
    </LinkedHighlight>
  );
}

function Predicted({ prediction }: { prediction: Prediction }) {
  switch (prediction.kind) {
    case "asking":
      return <p className="text-soft">Asking the server what it would answer …</p>;
    case "problem":
      return (
        <p role="alert" className="border-l-4 border-stale bg-sunk px-3 py-2">
          {prediction.sentence}
        </p>
      );
    case "down":
      return (
        <p role="alert" className="border-l-4 border-plug bg-sunk px-3 py-2">
          <span aria-hidden="true">∅ </span>Nothing answered where the API should be. This is not
          CORS: start the API, and change something here.
        </p>
      );
    case "ready":
      return (
        <Foretold
          label="The picture of what will happen"
          request={prediction.request}
          judged={prediction}
          basis="what the server would answer"
          saw="What the server will see"
        />
      );
  }
}
