/** Whether the visitor's engine is Chromium, whose sentences are shown. */
export function isChromium(): boolean {
  return typeof navigator !== "undefined" && /Chrom(?:e|ium)\//.test(navigator.userAgent);
}
