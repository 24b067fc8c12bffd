import { findPackageManager } from "./ancestors.ts";

/**
 * Calls back once when this process is orphaned: its parent changed, or the launcher ended (LAB_LAUNCHER_PID), or,
 * for the launcher itself, the package manager ended. A killed process forwards no signal, so polling is needed.
 */
export function whenOrphaned(leave: () => void): void {
  const parent = process.ppid;
  const launcher = Number(process.env["LAB_LAUNCHER_PID"] ?? 0);
  const top = launcher === 0 ? findPackageManager(parent) : launcher;
  const timer = setInterval(() => {
    const hasParent = process.ppid === parent;
    if (hasParent && (top === 0 || isAlive(top))) return;
    clearInterval(timer);
    // A process between the launcher and this one would survive.
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
