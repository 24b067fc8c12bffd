import { useEffect, useRef, useState } from "react";
import { type Connection, connect } from "../../lib/connection.ts";
import { type Composition, fitsAddress, toWorkbenchLink } from "../../lib/composition/composition.ts";
import { type Prediction, predict } from "./predict.ts";
import { type Sent, send } from "./send.ts";

/** A composition that the address bar carries, as long as it fits there. */
export function useComposition(initial: Composition) {
  const [composition, setComposition] = useState(initial);
  useEffect(() => {
    if (fitsAddress(composition)) history.replaceState(null, "", toWorkbenchLink(composition));
  }, [composition]);
  return [composition, setComposition] as const;
}

/** What will happen, asked anew at every change; an answer that comes late is not shown. */
export function usePrediction(api: string, composition: Composition): Prediction {
  const [prediction, setPrediction] = useState<Prediction>({ kind: "asking" });
  useEffect(() => {
    let isCurrent = true;
    void predict(api, location.origin, composition).then((next) => {
      if (isCurrent) setPrediction(next);
    });
    return () => {
      isCurrent = false;
    };
  }, [api, composition]);
  return prediction;
}

export type Reality = { kind: "none" | "sending" | "down" } | ({ kind: "sent" } & Sent);

/** Sends what is composed, when somebody says so. */
export function useReality(api: string) {
  const [reality, setReality] = useState<Reality>({ kind: "none" });
  const connection = useRef<Connection | null>(null);
  const sendNow = async (composition: Composition): Promise<void> => {
    setReality({ kind: "sending" });
    connection.current ??= await connect(api, (url, init) => fetch(url, init));
    setReality(
      connection.current === null
        ? { kind: "down" }
        : { kind: "sent", ...(await send(connection.current, location.origin, composition)) },
    );
  };
  return [reality, sendNow] as const;
}
