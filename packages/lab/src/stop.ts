import { whenOrphaned } from "./parent.ts";

export type StopLimit = {
  /** How long finishing may take, in milliseconds. */
  patience?: number;
  /** Said when it took longer, which is a failure then. */
  late?: string;
};

/**
 * Ends the process in order on Ctrl-C, a closed terminal, a termination signal, or the loss of its parent:
 * first `finish`, at most for the time of our patience, then exit 0.
 */
export function whenAskedToStop(
  finish: () => Promise<unknown>,
  { patience = 3000, late }: StopLimit = {},
): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => giveUp(late), patience).unref();
    finish().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  whenOrphaned(stop);
}

function giveUp(late: string | undefined): never {
  if (late === undefined) process.exit(0);
  process.stderr.write(`${late}\n`);
  process.exit(1);
}
