import { whenOrphaned } from "./parent.ts";

/** How long open requests may take to finish, in milliseconds. */
const patience = 3000;

/**
 * Ends the process in order on Ctrl-C, a closed terminal, a termination signal, or the loss of its parent:
 * first `finish`, at most for the time of our patience, then exit 0.
 */
export function whenAskedToStop(finish: () => Promise<unknown>): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(0), patience).unref();
    finish().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  whenOrphaned(stop);
}
