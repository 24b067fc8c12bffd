/** What a hostile server can make the doctor keep. Chromium stops reading a head at 256 kB, too. */
export const limits = {
  head: 256 * 1024,
  body: 64 * 1024,
  informational: 16,
  /** The size line of a chunk with its extensions. */
  chunkLine: 4096,
  trailers: 16 * 1024,
} as const;
