import { useCallback, useEffect, useRef, useState } from "react";
import {
  type Composition,
  fitsAddress,
  toPlaygroundLink,
} from "../../lib/composition/composition.ts";
import { type Connection, connect } from "../../lib/connection.ts";
import { keepStack } from "../../lib/stack.ts";
import { useLatest } from "../../lib/store.ts";
import { toPolicyServerUrl } from "../../lib/composition/policy-server.ts";
import { type Sent, sendDraft } from "../../runner/send/send-draft.ts";
import { type Prediction, predict } from "./predict.ts";

/** Keeps the composition in the address bar if it fits. */
export function useComposition(initial: Composition) {
  const [composition, setComposition] = useState(initial);
  useEffect(() => {
    if (fitsAddress(composition)) {
      history.replaceState(null, "", keepStack(toPlaygroundLink(composition)));
    }
  }, [composition]);
  return [composition, setComposition] as const;
}

/** Predicts anew after every change. */
export function usePrediction(api: string, composition: Composition): Prediction {
  const load = useCallback(
    (composed: Composition) => predict(api, location.origin, composed),
    [api],
  );
  return useLatest<Composition, Prediction>(composition, load, { kind: "asking" });
}

export type SendState =
  | { kind: "none" | "sending" | "down" }
  | ({ kind: "sent"; composition: Composition } & Sent);

/** Sends the composed request when the user presses the button. */
export function useSend(api: string) {
  const [sent, setSent] = useState<SendState>({ kind: "none" });
  const connection = useRef<Connection | null>(null);
  const sendNow = async (composition: Composition): Promise<void> => {
    setSent({ kind: "sending" });
    connection.current ??= await connect(api, (url, init) => fetch(url, init));
    const line = connection.current;
    if (line === null) {
      setSent({ kind: "down" });
      return;
    }
    const address = toPolicyServerUrl(line.api, composition.policy);
    const result = await sendDraft(line, location.origin, composition.draft, address);
    setSent({ kind: "sent", composition, ...result });
  };
  return [sent, sendNow] as const;
}
