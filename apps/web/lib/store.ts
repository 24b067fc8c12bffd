import { useEffect, useState, useSyncExternalStore } from "react";

export type Store<State> = {
  getState: () => State;
  /** Merges a change into the state, then calls every subscriber. */
  set: (change: Partial<State>) => void;
  /** Returns the function that ends the subscription. */
  subscribe: (listener: () => void) => () => void;
};

/** Holds a state outside React, so that it can be tested without a page. */
export function createStore<State extends object>(initial: State): Store<State> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    getState: () => state,
    set(change) {
      state = { ...state, ...change };
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export type ReadableStore<State> = Omit<Store<State>, "set">;

export function useStore<State>({ subscribe, getState }: ReadableStore<State>): State {
  return useSyncExternalStore(subscribe, getState, getState);
}

const never = () => () => {};

/** Reads a value that only the browser knows; React renders `onServer` first, so hydration matches. */
export function useBrowserValue<Value>(read: () => Value, onServer: Value): Value {
  return useSyncExternalStore(never, read, () => onServer);
}

const started = new WeakSet<object>();

/** Calls `act` once for each owner. React runs effects twice in development, which would send a request twice. */
export function runOnce(owner: object, act: () => void): void {
  if (started.has(owner)) return;
  started.add(owner);
  act();
}

/** Loads a value anew for each input. The result of an earlier input is dropped if it arrives late. */
export function useLatest<Input, Value>(
  input: Input,
  load: (input: Input) => Promise<Value>,
  first: Value,
): Value {
  const [value, setValue] = useState(first);
  useEffect(() => {
    let isCurrent = true;
    void load(input).then((next) => {
      if (isCurrent) setValue(next);
    });
    return () => {
      isCurrent = false;
    };
  }, [input, load]);
  return value;
}
