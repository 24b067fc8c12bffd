// Loaded with `--import` into an API that runs for a test, beside its own code: no part of the API itself.
import { subscribe, unsubscribe } from "node:diagnostics_channel";

const channel = "http.server.request.start";

/** Somebody else may answer on the port; the first request that comes here shows that it is this process. */
function tellOfFirst() {
  unsubscribe(channel, tellOfFirst);
  process.send?.("asked");
}
subscribe(channel, tellOfFirst);

// How much is held: what is left after a collection, which needs `--expose-gc`.
process.on("message", () => {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  process.send?.(heapUsed + external);
});
process.channel?.unref();
