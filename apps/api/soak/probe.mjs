// Loaded with `--import` into a measured server, beside its own code: answers the parent's questions.
import { subscribe, unsubscribe } from "node:diagnostics_channel";

const channel = "http.server.request.start";

/** Another program may answer on the port; the first request proves that this process does. */
function reportFirst() {
  unsubscribe(channel, reportFirst);
  process.send?.("first request");
}
subscribe(channel, reportFirst);

const measures = {
  /** Microseconds of CPU time since the start. */
  cpu() {
    const { user, system } = process.cpuUsage();
    return user + system;
  },
  /** Bytes in use after a garbage collection, which needs `--expose-gc`. */
  held() {
    globalThis.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  },
};
process.on("message", (name) => process.send?.(measures[name]()));
process.on("disconnect", () => process.exit());
process.channel?.unref();
