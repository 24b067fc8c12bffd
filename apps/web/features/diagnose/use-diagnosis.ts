import { startTransition, useCallback, useEffect, useRef, useState } from "react";
import { keepStack } from "../../lib/stack.ts";
import type { Edit, Read } from "@blocked/diagnosis";
import { longestAtOnce, readApart } from "./read-apart.ts";
import { readKept, type Reading } from "./read-kept.ts";
import { nothing, readFragment, type Saved, toFragment } from "./state/saved.ts";

export type Diagnosis = {
  saved: Saved;
  /** Null where nothing was pasted. */
  result: Read | null;
  /** Whether a long text is still being read. */
  isReading: boolean;
  /** Whether a secret was replaced in the text. */
  isMasked: boolean;
  /** Whether the address holds the text; null until that is known. */
  isKept: boolean | null;
  explain: (text: string) => void;
  edit: (place: number, edit: Edit) => void;
};

type State = { saved: Saved; result: Read | null; isMasked: boolean };

const toState = ({ kept, result }: Reading, edits: Saved["edits"] = {}): State => ({
  saved: { ...nothing, text: kept.text, edits },
  result,
  isMasked: kept.isMasked,
});

/** Holds the pasted text, and keeps it in the address's fragment, which no server ever sees. */
export function useDiagnosis(line: string): Diagnosis {
  const [state, setState] = useState(() => toState(readKept(line)));
  const [isReading, setReading] = useState(false);
  const [isKept, setKept] = useState<boolean | null>(null);
  const isRead = useRef(false);
  const latest = useRef(new AbortController());
  const { saved } = state;

  const take = useCallback((text: string, edits?: Saved["edits"]) => {
    latest.current.abort();
    setKept(null);
    const isLong = text.length > longestAtOnce;
    setReading(isLong);
    if (!isLong) {
      setState(toState(readKept(text), edits));
      return;
    }
    const { signal } = (latest.current = new AbortController());
    void readApart(text, signal).then((reading) => {
      if (signal.aborted) return;
      startTransition(() => {
        setReading(false);
        setState(toState(reading, edits));
      });
    });
  }, []);

  useEffect(() => {
    const open = async () => {
      const found = await readFragment(location.hash);
      if (found !== null) take(found.text, found.edits);
      isRead.current = true;
    };
    void open();
    const again = () => void open();
    addEventListener("hashchange", again);
    return () => {
      removeEventListener("hashchange", again);
      latest.current.abort();
    };
  }, [take]);

  useEffect(() => {
    let isCurrent = true;
    void toFragment(saved).then((fragment) => {
      // Before the fragment has been read, an empty state says nothing.
      if (!isCurrent || (saved.text === "" && !isRead.current)) return;
      setKept(fragment !== null);
      history.replaceState(history.state, "", keepStack("/diagnose") + (fragment ?? ""));
    });
    return () => {
      isCurrent = false;
    };
  }, [saved]);

  return {
    ...state,
    isReading,
    isKept,
    explain: take,
    edit: (place, edit) =>
      setState((now) => ({
        ...now,
        saved: { ...now.saved, edits: { ...now.saved.edits, [place]: edit } },
      })),
  };
}
