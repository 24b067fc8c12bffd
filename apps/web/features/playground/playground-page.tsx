"use client";

import { toFastifyCode } from "@blocked/servers";
import { useMemo } from "react";
import {
  type Composition,
  fitsAddress,
  toPlaygroundLink,
} from "../../lib/composition/composition.ts";
import { Code } from "../../ui/code.tsx";
import { Link } from "../../ui/link.tsx";
import { LinkedHighlight } from "../../ui/linked-highlight/linked-highlight.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { Column, Computed } from "./outcome.tsx";
import { PasteForm } from "./paste-form.tsx";
import { PolicyForm } from "./policy/policy-form.tsx";
import type { Prediction } from "./predict.ts";
import { RequestForm } from "./request-form.tsx";
import { ResultColumn } from "./result-column.tsx";
import { useComposition, usePrediction, useSend } from "./use-playground.ts";

type PlaygroundPageProps = {
  initial: Composition;
  api: string;
  /** The origin that a new policy names. */
  pageOrigin: string;
  /** Another origin of the same page. */
  otherOrigin: string;
};

/** Composes a policy and a request, predicts the result, and sends the request. Or judges pasted responses. */
export function PlaygroundPage({ initial, api, pageOrigin, otherOrigin }: PlaygroundPageProps) {
  const [composition, setComposition] = useComposition(initial);
  const prediction = usePrediction(api, composition);
  const [sent, sendNow] = useSend(api);
  const { policy, draft } = composition;
  const shown = useMemo(() => ({ prediction, sent }), [prediction, sent]);
  const compose = (
    <div className="form-and-result">
      <div className="space-y-8">
        <Column title="Server policy">
          <PolicyForm
            policy={policy}
            pageOrigin={pageOrigin}
            onChange={(changed) => setComposition({ policy: changed, draft })}
          />
          <Code lines={toFastifyCode(policy)} label="The policy in code" />
        </Column>
        <Column title="Request">
          <RequestForm
            draft={draft}
            onChange={(changed) => setComposition({ policy, draft: changed })}
          />
        </Column>
      </div>
      <div className="grid grid-cols-1 gap-6 xl:grid-cols-2">
        <Column title="Prediction">
          <p className="flex min-h-[38px] items-center text-soft">Updates as you type.</p>
          <Predicted prediction={prediction} />
        </Column>
        <ResultColumn
          sent={sent}
          composition={composition}
          prediction={prediction}
          onSend={() => void sendNow(composition)}
        />
      </div>
    </div>
  );
  return (
    <LinkedHighlight className="space-y-4" shown={shown}>
      <p className="text-sm text-soft">
        {fitsAddress(composition) ? (
          <>
            The address of this page contains everything you entered. To send from another origin,{" "}
            <Link href={otherOrigin + toPlaygroundLink(composition)}>open it at {otherOrigin}</Link>
            .
          </>
        ) : (
          "This is too long for the address, which still contains what you entered before."
        )}
      </p>
      <Tabs
        label="Source of the responses"
        tabs={[
          { title: "Compose", content: compose },
          { title: "Paste your own", content: <PasteForm pageOrigin={pageOrigin} /> },
        ]}
      />
    </LinkedHighlight>
  );
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
