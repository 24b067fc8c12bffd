import { readKept, type Reading } from "./read-kept.ts";

/** Reading a longer text would hold up the page, and with it whoever types. */
export const longestAtOnce = 50_000;

/** Reads a long text beside the page. */
export function readApart(text: string, signal: AbortSignal): Promise<Reading> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL("read-worker.ts", import.meta.url), { type: "module" });
    const end = () => worker.terminate();
    signal.addEventListener("abort", end);
    worker.addEventListener("message", ({ data }: MessageEvent<Reading>) => {
      end();
      resolve(data);
    });
    // Some extensions and company policies allow no worker.
    worker.addEventListener("error", () => {
      end();
      if (!signal.aborted) resolve(readKept(text));
    });
    worker.postMessage(text);
  });
}
