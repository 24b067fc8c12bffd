/**
 * Calls back once when this process has been left behind: its parent is another one now, or the launcher
 * named in LAB_LAUNCHER_PID is gone. Signals do not cover it, since a killed launcher forwards none.
 */
export function whenOrphaned(leave: () => void): void {
  const parent = process.ppid;
  const launcher = Number(process.env["LAB_LAUNCHER_PID"] ?? 0);
  const timer = setInterval(() => {
    const hasParent = process.ppid === parent;
    if (hasParent && (launcher === 0 || isAlive(launcher))) return;
    clearInterval(timer);
    // What stands between the launcher and us (a file watcher) would wait for the next change for ever.
    if (hasParent) process.kill(parent, "SIGTERM");
    leave();
  }, 250);
  timer.unref();
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
