import type { Draft } from "./draft.ts";

/** A line that names a status: of WebKit and of Chromium's console. */
const statusOf = /\bstatus of (\d{3})\b/;
const statusBehind = /\b(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) (\S{1,4000}) (\d{3}) \(/;
/** WebKit puts the last part of the address behind the message, and Chromium before it. */
const fileBehind = /\(([^\s()]{1,400}), line \d{1,9}\)\s{0,9}$/;
const fileBefore = /(?:^|[\s/])([^\s/:]{1,400}):\d{1,9}(?::\d{1,9})?\s{1,9}Failed to load resource/;

/** More failed resources than a console shows at once. */
const most = 500;

/** Older versions print the status of a blocked response in another line, which names the same file. */
export function addStatuses(drafts: readonly Draft[], text: string): void {
  const waiting = drafts.filter(({ kind, status }) => kind === "blocked" && status === null);
  if (waiting.length === 0) return;
  const byName = new Map<string, number>();
  for (const line of text.split("\n")) {
    const [, url, status] = statusBehind.exec(line.slice(0, 5_000)) ?? [];
    if (url !== undefined) byName.set(url, Number(status));
    const named = statusOf.exec(line.slice(0, 5_000))?.[1];
    if (named === undefined) continue;
    const file = fileBehind.exec(line.slice(-500))?.[1] ?? fileBefore.exec(line.slice(0, 900))?.[1];
    if (file !== undefined) byName.set(file, Number(named));
    if (byName.size > most) return;
  }
  for (const draft of waiting) {
    const url = draft.url ?? "";
    draft.status = byName.get(url) ?? byName.get(fileOf(url)) ?? null;
  }
}

/** The last part of an address, as consoles show it. */
function fileOf(url: string): string {
  const path = url.split(/[?#]/, 1)[0] ?? "";
  return path.replace(/\/$/, "").split("/").at(-1) ?? "";
}
