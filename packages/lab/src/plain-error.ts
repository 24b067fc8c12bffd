/** A failure that one plain sentence explains; whoever catches it prints the sentence and exits with 1. */
export class PlainError extends Error {
  override name = "PlainError";
}

/** Prints one sentence and ends the process; anything but a PlainError keeps its stack. */
export function exitWith(error: unknown): never {
  process.stderr.write(`${error instanceof PlainError ? error.message : format(error)}\n`);
  process.exit(1);
}

function format(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
