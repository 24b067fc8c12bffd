import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Pattern } from "@blocked/profiles";
import { ApiError } from "../errors.ts";

/** The error code for patterns that exceed their time. */
export const tooSlow = "PATTERN_TOO_SLOW";

/** The worker's source, as text because the bundle is a single file. It publishes the index of its pattern. */
const program = `
  const { parentPort, workerData } = require("node:worker_threads");
  parentPort.on("message", ({ sources, text }) => {
    const matches = (source, index) => {
      workerData[0] = index;
      return new RegExp(source).test(text);
    };
    parentPort.postMessage(sources.some(matches));
  });
`;

/**
 * Matches patterns in a worker thread, with a time limit: catastrophic backtracking would block every other
 * request. Static checks are no substitute (safe-regex2 accepts `^(a|a)+$` and rejects `(:\\d+)?`), and a linear
 * engine has no lookahead.
 * @param budget milliseconds for all patterns of a request; an honest pattern needs microseconds, also on a busy
 * machine
 */
export function createPatterns(budget = 500) {
  const at = new Int32Array(new SharedArrayBuffer(4));
  let thread: Promise<Worker> | null = null;
  let late = new AbortController();
  let last: Promise<unknown> = Promise.resolve();

  const start = async () => {
    const worker = new Worker(program, { eval: true, workerData: at });
    // Lets the process exit while the worker is idle.
    worker.unref();
    await once(worker, "online");
    return worker;
  };

  const stop = async () => {
    const stopped = await thread;
    thread = null;
    // A terminated worker sends no message, so the waiting match has to be aborted.
    late.abort();
    await stopped?.terminate();
  };

  const run = async (patterns: readonly Pattern[], text: string) => {
    thread ??= start();
    const worker = await thread;
    const sources = patterns.map(({ regex }) => regex);
    late = new AbortController();
    // Waits one more turn: this thread may have been too busy to receive the message.
    const timer = setTimeout(() => setImmediate(() => late.abort()), budget);
    const message = once(worker, "message", { signal: late.signal });
    worker.postMessage({ sources, text });
    try {
      const [isMatch] = (await message) as [boolean];
      return isMatch;
    } catch {
      // The time is up, or a pattern ran out of memory.
      await stop();
      throw new ApiError(
        400,
        tooSlow,
        `The pattern /${sources[at[0] ?? 0]}/ takes too long for the origin ${text}; write it without one repetition that can match what another does.`,
      );
    } finally {
      clearTimeout(timer);
    }
  };

  return {
    /**
     * Whether a pattern matches. Like the plugin, it matches a missing origin as the text "undefined".
     * @throws ApiError 400 when that takes too long
     */
    async match(patterns: readonly Pattern[], origin: string | undefined): Promise<boolean> {
      // One request at a time, each with the whole budget.
      const turn = last.then(() => run(patterns, String(origin)));
      last = turn.catch(() => {});
      return turn;
    },
    close: stop,
  };
}

export type Patterns = ReturnType<typeof createPatterns>;
