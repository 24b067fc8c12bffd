/** A path as a person reads it: without the trace, and without what names the profile or carries the policy. */
export function toShortPath(path: string): string {
  return path
    .replace(/[?&]trace=[^&#]*/, "")
    .replace(/^\/p\/[^/]+(?=\/)/, "")
    .replace(/^\/workbench\/[^/]+\/\d+(?=\/)/, "");
}
