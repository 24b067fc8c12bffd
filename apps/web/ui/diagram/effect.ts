import type { Exchange } from "@blocked/cors-protocol";

/** Says what the server did. A block does not undo it. */
export function toEffect({ handlerRan, rowsWritten }: Exchange): string {
  if (!handlerRan) return "handler never ran";
  if (rowsWritten === 0) return "handler ran";
  return `handler ran, ${rowsWritten} row${rowsWritten === 1 ? "" : "s"} written`;
}
