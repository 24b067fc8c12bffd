import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readdirSync, watch } from "node:fs";
import { join } from "node:path";

/**
 * Runs a program, and runs it again after a change to a source file in one of the folders, until the signal
 * aborts. In place of `tsx watch`: nothing stands between us and the program, so a signal arrives once and a
 * killed launcher leaves no watcher behind.
 * @param begin starts the program; one that ended by itself waits for the next change
 */
export async function runAndReload(
  begin: () => ChildProcess,
  folders: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    // Before the program reads its files: a change during its start counts too.
    const changed = untilChanged(folders, signal);
    const child = begin();
    const ended = once(child, "exit");
    await changed;
    child.kill("SIGTERM");
    await ended;
  }
}

/** An editor saves in several steps, and several files at once. */
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
    // Folder by folder: on Linux, Node's recursive watch loses a file that an editor replaces.
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

/** Whether a program may have read this file: no test, and nothing that an editor keeps beside it. */
export function isSource(name: string): boolean {
  return /(?<!\.test)\.(?:ts|json)$/.test(name);
}

/** A folder and all below it. */
function toTree(folder: string): string[] {
  const below = readdirSync(folder, { recursive: true, withFileTypes: true });
  return [
    folder,
    ...below.filter((one) => one.isDirectory()).map((one) => join(one.parentPath, one.name)),
  ];
}
