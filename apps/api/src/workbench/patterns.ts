import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Pattern } from "@blocked/profiles";
import { ApiError } from "../errors.ts";

/** The code of the refusal where the patterns of a request took too long. */
export const tooSlow = "PATTERN_TOO_SLOW";

/** As text, because a bundle has one file. It notes which pattern it is at. */
const program = `
  const { parentPort, workerData } = require("node:worker_threads");
  parentPort.on("message", ({ sources, text }) => {
    const fits = (source, index) => {
      workerData[0] = index;
      return new RegExp(source).test(text);
    };
    parentPort.postMessage(sources.some(fits));
  });
`;

/**
 * Looks whether patterns fit an origin, in a thread of their own: some need ages for some texts, and in the API's
 * thread nobody would be answered meanwhile. No look at a pattern tells all of them (safe-regex2 passes `^(a|a)+$`,
 * and refuses `(:\\d+)?`), and a linear engine knows no lookahead. So a time for all of a request's patterns together
 * is given, and whoever needs more loses the thread.
 * @param budget in milliseconds of the clock: long enough that a busy machine fails no honest pattern, which needs
 * microseconds
 */
export function createPatterns(budget = 500) {
  const at = new Int32Array(new SharedArrayBuffer(4));
  let thread: Promise<Worker> | null = null;
  let late = new AbortController();
  let last: Promise<unknown> = Promise.resolve();

  const start = async () => {
    const worker = new Worker(program, { eval: true, workerData: at });
    // It must not keep the API alive.
    worker.unref();
    await once(worker, "online");
    return worker;
  };

  const stop = async () => {
    const stopped = await thread;
    thread = null;
    // An ended thread sends nothing more.
    late.abort();
    await stopped?.terminate();
  };

  const look = async (patterns: readonly Pattern[], text: string) => {
    thread ??= start();
    const worker = await thread;
    const sources = patterns.map(({ regex }) => regex);
    late = new AbortController();
    // A turn more, because this thread may itself have been too busy to take the answer.
    const timer = setTimeout(() => setImmediate(() => late.abort()), budget);
    const answer = once(worker, "message", { signal: late.signal });
    worker.postMessage({ sources, text });
    try {
      const [fits] = (await answer) as [boolean];
      return fits;
    } catch {
      // Time is up; or a pattern needed more memory than there is.
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
     * Whether one of the patterns fits, as the plugin asks: without an origin, the text "undefined".
     * @throws ApiError 400 when that takes too long
     */
    async fits(patterns: readonly Pattern[], origin: string | undefined): Promise<boolean> {
      // One request after the other, each with the whole budget.
      const turn = last.then(() => look(patterns, String(origin)));
      last = turn.catch(() => {});
      return turn;
    },
    close: stop,
  };
}

export type Patterns = ReturnType<typeof createPatterns>;
