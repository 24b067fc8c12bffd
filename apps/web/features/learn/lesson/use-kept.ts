import { useState } from "react";

const kept = new Map<string, unknown>();

/**
 * A state that outlives its component, so that whoever turns back to a lesson finds it as it was. A reload forgets
 * it. NOTE: set it only on an event; the web server has one memory for all its visitors.
 * @param key names the state among all lessons
 */
export function useKept<Value>(key: string, initial: Value): [Value, (next: Value) => void] {
  const [value, setValue] = useState(() => (kept.has(key) ? (kept.get(key) as Value) : initial));
  const keep = (next: Value) => {
    kept.set(key, next);
    setValue(next);
  };
  return [value, keep];
}
