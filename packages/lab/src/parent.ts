import { findPackageManager } from "./ancestors.ts";

/**
 * Calls back once when this process has been left behind: its parent is another one now, or whoever started
 * it all is gone: the launcher named in LAB_LAUNCHER_PID, and for the launcher the package manager. Signals
 * do not cover it, since somebody who is killed forwards none.
 */
export function whenOrphaned(leave: () => void): void {
  const parent = process.ppid;
  const launcher = Number(process.env["LAB_LAUNCHER_PID"] ?? 0);
  const top = launcher === 0 ? findPackageManager(parent) : launcher;
  const timer = setInterval(() => {
    const hasParent = process.ppid === parent;
    if (hasParent && (top === 0 || isAlive(top))) return;
    clearInterval(timer);
    // What stands between the launcher and us (a file watcher) would wait for the next change for ever.
    if (hasParent && launcher !== 0) process.kill(parent, "SIGTERM");
    leave();
  }, 250);
  timer.unref();
}

/** Whether a process runs, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
