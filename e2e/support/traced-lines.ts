import type { BrowserLog, Line } from "@blocked/playwright/browser-log";

const traceIn = /[?&]trace=([a-z0-9]+\.[a-z0-9]+)/;
/** The trace in a URL, or in a line that quotes one; empty where there is none. */
export const traceOf = (text: string): string => traceIn.exec(text)?.[1] ?? "";

/** Whether a line is about a trace. */
export const isAbout =
  (trace: string) =>
  ({ text, url }: Line): boolean =>
    traceOf(url) === trace || traceOf(text) === trace;

export function linesOf({ lines }: BrowserLog, trace: string): string[] {
  return lines.filter(isAbout(trace)).map(({ text }) => text);
}
