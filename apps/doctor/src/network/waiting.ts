import type { EventEmitter } from "node:events";
import type { Socket } from "node:net";
import { Failed } from "./failures.ts";

/**
 * Runs something that stops when its signal aborts, at the latest after the given milliseconds. The signal's reason
 * is the failure.
 * @param outer aborts it, too
 */
export async function within<Value>(
  milliseconds: number,
  sentence: string,
  start: (signal: AbortSignal) => Promise<Value>,
  outer?: AbortSignal,
): Promise<Value> {
  const own = new AbortController();
  const timer = setTimeout(() => own.abort(new Failed("timeout", sentence)), milliseconds);
  const signal = outer === undefined ? own.signal : AbortSignal.any([own.signal, outer]);
  try {
    return await start(signal);
  } finally {
    clearTimeout(timer);
  }
}

type Listener = (...given: never[]) => void;

/**
 * Waits for the events of an emitter, and rejects with the signal's reason.
 * NOTE: the listeners are removed one by one, because `removeAllListeners` would remove Node's own, too.
 */
export async function waitFor<Value>(
  emitter: EventEmitter,
  signal: AbortSignal,
  listen: (
    done: (value: Value) => void,
    fail: (error: unknown) => void,
  ) => Record<string, Listener>,
): Promise<Value> {
  let listeners: [event: string, (...given: unknown[]) => void][] = [];
  let stop = () => {};
  try {
    return await new Promise<Value>((done, fail) => {
      stop = () => fail(signal.reason);
      if (signal.aborted) return stop();
      signal.addEventListener("abort", stop);
      listeners = Object.entries(
        listen(done, fail) as Record<string, (...given: unknown[]) => void>,
      );
      for (const [event, listener] of listeners) emitter.on(event, listener);
    });
  } finally {
    signal.removeEventListener("abort", stop);
    for (const [event, listener] of listeners) emitter.off(event, listener);
  }
}

/** Waits until a socket is ready, and destroys it when it fails. */
export async function ready<Kind extends Socket>(
  socket: Kind,
  signal: AbortSignal,
  listen: Parameters<typeof waitFor<void>>[2],
): Promise<Kind> {
  // A later error without a listener would end the process.
  socket.on("error", () => {});
  try {
    await waitFor(socket, signal, listen);
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}
