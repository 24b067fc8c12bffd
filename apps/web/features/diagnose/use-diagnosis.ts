import { useEffect, useMemo, useRef, useState } from "react";
import { keepStack } from "../../lib/stack.ts";
import { type Edit, read, type Read } from "@blocked/diagnosis";
import { toKept } from "./state/kept.ts";
import { nothing, readFragment, type Saved, toFragment } from "./state/saved.ts";

export type Diagnosis = {
  saved: Saved;
  /** Null where nothing was pasted. */
  result: Read | null;
  /** Whether a secret was replaced in the text. */
  isMasked: boolean;
  /** Whether the address holds the text; null until that is known. */
  isKept: boolean | null;
  explain: (text: string) => void;
  edit: (place: number, edit: Edit) => void;
};

const fresh = (text: string): Saved => ({ ...nothing, text: toKept(text).text });

/** Holds the pasted text, and keeps it in the address's fragment, which no server ever sees. */
export function useDiagnosis(line: string): Diagnosis {
  const [saved, setSaved] = useState(() => fresh(line));
  const [isMasked, setMasked] = useState(() => toKept(line).isMasked);
  const [isKept, setKept] = useState<boolean | null>(null);
  const isRead = useRef(false);
  const result = useMemo(() => (saved.text.trim() === "" ? null : read(saved.text)), [saved.text]);

  useEffect(() => {
    const open = async () => {
      const found = await readFragment(location.hash);
      if (found !== null) setSaved(found);
      isRead.current = true;
    };
    void open();
    const again = () => void open();
    addEventListener("hashchange", again);
    return () => removeEventListener("hashchange", again);
  }, []);

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
    saved,
    result,
    isMasked,
    isKept,
    explain: (text) => {
      setSaved(fresh(text));
      setMasked(toKept(text).isMasked);
      setKept(null);
    },
    edit: (place, edit) => setSaved((now) => ({ ...now, edits: { ...now.edits, [place]: edit } })),
  };
}
