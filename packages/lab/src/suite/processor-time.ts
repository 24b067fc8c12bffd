import { readdirSync, readFileSync } from "node:fs";

/** Linux counts processor time in hundredths of a second, whatever the kernel's own clock. */
const ticks = 100;
const interval = 250;

/**
 * Sums the processor time of a process and all its descendants, as last sampled. A shell's `times` counts only
 * processes that were waited for, and a browser's own processes are not.
 * @returns a function that ends it and gives seconds; 0 where the system is not Linux
 */
export function watchProcesses(pid: number): () => number {
  /** By number and start, because numbers are given again. */
  const used = new Map<string, number>();
  const ours = new Set<string>();
  const look = () => {
    const all = readProcesses();
    const toName = (id: number) => `${id} ${all.get(id)?.start}`;
    for (const [id, { parent, time }] of all) {
      // Parents come before children, unless process ids wrapped around.
      if (id === pid || ours.has(toName(parent))) ours.add(toName(id));
      if (ours.has(toName(id))) used.set(toName(id), time);
    }
  };
  const timer = setInterval(look, interval);
  return () => {
    clearInterval(timer);
    return [...used.values()].reduce((sum, time) => sum + time, 0) / ticks;
  };
}

/** @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function readProcesses() {
  const processes = new Map<number, { parent: number; start: number; time: number }>();
  const ids = process.platform === "linux" ? readdirSync("/proc").map(Number) : [];
  for (const id of ids.filter((one) => one > 0).toSorted((a, b) => a - b)) {
    try {
      const stat = readFileSync(`/proc/${id}/stat`, "utf8");
      // Behind the program's name, which may contain anything.
      const fields = stat
        .slice(stat.lastIndexOf(")") + 2)
        .split(" ")
        .map(Number);
      const [parent = 0, user = 0, system = 0, start = 0] = [1, 11, 12, 19].map((at) => fields[at]);
      processes.set(id, { parent, start, time: user + system });
    } catch {
      // The process ended meanwhile.
    }
  }
  return processes;
}
