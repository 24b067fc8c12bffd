import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readdirSync, watch } from "node:fs";
import { join } from "node:path";

/**
 * Runs a program, and restarts it when a source file in one of the folders changes, until the signal aborts. Unlike
 * `tsx watch` it adds no process in between: a signal arrives once, and a killed launcher leaves no watcher.
 * @param begin starts the program; after it ends by itself, the next change starts it again
 */
export async function runAndReload(
  begin: () => ChildProcess,
  folders: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    // Watch before the program reads its files, so that a change during its start counts.
    const changed = untilChanged(folders, signal);
    const child = begin();
    const ended = once(child, "exit");
    await changed;
    child.kill("SIGTERM");
    await ended;
  }
}

/** Milliseconds without a change before a restart: an editor saves in several steps. */
const quiet = 100;

function untilChanged(folders: readonly string[], signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    let timer: NodeJS.Timeout | undefined;
    const finish = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", finish);
      for (const watcher of watchers) watcher.close();
      done();
    };
    // Watch each folder: on Linux, Node's recursive watch loses a file that an editor replaces.
    const watchers = folders.flatMap(toTree).map((folder) =>
      watch(folder, (_, name) => {
        if (name === null || !isSource(name)) return;
        clearTimeout(timer);
        timer = setTimeout(finish, quiet);
      }),
    );
    signal.addEventListener("abort", finish);
  });
}

/** Tells source files from tests and from an editor's temporary files. */
export function isSource(name: string): boolean {
  return /(?<!\.test)\.(?:ts|json)$/.test(name);
}

/** Lists a folder and every folder below it. */
function toTree(folder: string): string[] {
  const below = readdirSync(folder, { recursive: true, withFileTypes: true });
  return [
    folder,
    ...below.filter((one) => one.isDirectory()).map((one) => join(one.parentPath, one.name)),
  ];
}
