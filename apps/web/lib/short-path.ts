/** Shortens a path for reading: removes the trace, the profile's prefix and the playground's encoded policy. */
export function toShortPath(path: string): string {
  return path
    .replace(/[?&]trace=[^&#]*/, "")
    .replace(/^\/p\/[^/]+(?=\/)/, "")
    .replace(/^\/playground\/[^/]+\/\d+(?=\/)/, "");
}
