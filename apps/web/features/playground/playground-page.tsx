"use client";

import { useMemo } from "react";
import {
  type Composition,
  fitsAddress,
  toPlaygroundLink,
} from "../../lib/composition/composition.ts";
import { Link } from "../../ui/link.tsx";
import { LinkedHighlight } from "../../ui/linked-highlight/linked-highlight.tsx";
import { Column } from "./outcome.tsx";
import { PolicyCode } from "./policy/policy-code.tsx";
import { PolicyForm } from "./policy/policy-form.tsx";
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

/** Composes a policy and a request, predicts the result, and sends the request. */
export function PlaygroundPage({ initial, api, pageOrigin, otherOrigin }: PlaygroundPageProps) {
  const [composition, setComposition] = useComposition(initial);
  const prediction = usePrediction(api, composition);
  const [sent, sendNow] = useSend(api);
  const { policy, draft } = composition;
  const shown = useMemo(() => ({ prediction, sent }), [prediction, sent]);
  return (
    <LinkedHighlight className="form-and-result" shown={shown}>
      <div className="space-y-8">
        <Column title="Server policy">
          <PolicyForm
            policy={policy}
            pageOrigin={pageOrigin}
            onChange={(changed) => setComposition({ policy: changed, draft })}
          />
          <PolicyCode policy={policy} pageOrigin={pageOrigin} />
        </Column>
        <Column title="Request">
          <RequestForm
            draft={draft}
            onChange={(changed) => setComposition({ policy, draft: changed })}
          />
        </Column>
        <p className="text-sm text-soft">
          {fitsAddress(composition) ? (
            <>
              The address of this page keeps everything you enter. To send from another origin,{" "}
              <Link href={otherOrigin + toPlaygroundLink(composition)}>
                open it at {otherOrigin}
              </Link>
              . To judge responses of a server of yours, <Link href="/diagnose">paste them</Link>.
            </>
          ) : (
            "This is too long for the address, which still contains what you entered before."
          )}
        </p>
      </div>
      <ResultColumn
        sent={sent}
        composition={composition}
        prediction={prediction}
        onSend={() => void sendNow(composition)}
      />
    </LinkedHighlight>
  );
}
