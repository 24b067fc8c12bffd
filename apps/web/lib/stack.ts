import { useSyncExternalStore } from "react";
import { type Preference, pick, stack, type StackId, theme } from "./preference.ts";

export type { StackId } from "./preference.ts";

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The current value, which the head's script has set on the root element before the first paint. */
function read<Value extends string>(preference: Preference<Value>): Value {
  return pick(preference, document.documentElement.dataset[preference.name]);
}

/** Applies a choice and keeps it for other pages. */
function choose<Value extends string>({ name, key }: Preference<Value>, value: Value): void {
  document.documentElement.dataset[name] = value;
  try {
    localStorage.setItem(key, value);
  } catch {
    // The choice also works where the browser denies storage, but only on this page.
  }
  for (const listener of listeners) listener();
}

/** Chooses a stack and names it in the address, so that a copied link shows the same code. */
export function chooseStack(id: StackId): void {
  choose(stack, id);
  const url = new URL(location.href);
  url.searchParams.set(stack.name, id);
  history.replaceState(history.state, "", url);
}

/** Adds the stack that the address names to a link that is about to replace the address. */
export function keepStack(link: string): string {
  const named = new URLSearchParams(location.search).get(stack.name);
  if (named === null) return link;
  const url = new URL(link, location.href);
  url.searchParams.set(stack.name, named);
  return url.pathname + url.search + url.hash;
}

function usePreference<Value extends string>(preference: Preference<Value>): Value {
  return useSyncExternalStore(
    subscribe,
    () => read(preference),
    () => preference.first,
  );
}

/** The chosen stack. The server renders the first one. */
export function useStack(): { stack: StackId; choose: (id: StackId) => void } {
  return { stack: usePreference(stack), choose: chooseStack };
}

export function useTheme() {
  return { theme: usePreference(theme), choose: (value: Theme) => choose(theme, value) };
}

type Theme = (typeof theme.values)[number];
