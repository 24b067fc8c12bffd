/** A line that names a status: of WebKit and of Chromium's console. */
const statusOf = /\bstatus of (\d{3})\b/;
const statusBehind = /\b(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) (\S{1,4000}) (\d{3}) \(/;
/** WebKit puts the last part of the address behind the message, and Chromium before it. */
const fileBehind = /\(([^\s()]{1,400}), line \d{1,9}\)\s{0,9}$/;
const fileBefore = /(?:^|[\s/])([^\s/:]{1,400}):\d{1,9}(?::\d{1,9})?\s{1,9}Failed to load resource/;

/** More failed resources than a console shows at once. */
const most = 500;

/** The statuses that the lines of a console name, by address and by file. */
export function readStatuses(text: string): (url: string) => number | null {
  const byName = new Map<string, number>();
  for (const line of text.split("\n")) {
    const [, url, status] = statusBehind.exec(line.slice(0, 5_000)) ?? [];
    if (url !== undefined) byName.set(url, Number(status));
    const named = statusOf.exec(line.slice(0, 5_000))?.[1];
    if (named === undefined) continue;
    const file = fileBehind.exec(line.slice(-500))?.[1] ?? fileBefore.exec(line.slice(0, 900))?.[1];
    if (file !== undefined) byName.set(file, Number(named));
    if (byName.size > most) break;
  }
  return (url) => byName.get(url) ?? byName.get(fileOf(url)) ?? null;
}

/** The last part of an address, as consoles show it. */
function fileOf(url: string): string {
  const path = url.split(/[?#]/, 1)[0] ?? "";
  return path.replace(/\/$/, "").split("/").at(-1) ?? "";
}
