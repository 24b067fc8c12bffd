import { whenOrphaned } from "./parent.ts";

export type StopLimit = {
  /** How long finishing may take, in milliseconds. */
  patience?: number;
  /** Said when it took longer, which is a failure then. */
  late?: string;
  /** The exit code of an end in order; 0 where nothing is said. */
  code?: number;
};

/**
 * Ends the process on Ctrl-C, a closed terminal, a termination signal, or the loss of its parent. It calls `finish`,
 * waits for it no longer than `patience`, and exits.
 */
export function whenAskedToStop(
  finish: () => Promise<unknown>,
  { patience = 3000, late, code = 0 }: StopLimit = {},
): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => giveUp(late, code), patience).unref();
    finish().then(
      () => process.exit(code),
      () => process.exit(1),
    );
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  whenOrphaned(stop);
}

function giveUp(late: string | undefined, code: number): never {
  if (late === undefined) process.exit(code);
  process.stderr.write(`${late}\n`);
  process.exit(1);
}
