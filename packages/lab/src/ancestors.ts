import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

export type Ancestor = { parent: number; command: string };

const packageManager = /^(?:\S*node )?(?:\S*\/)?(?:npm|npx|pnpm)(?:-cli)?(?:\.[cm]?js)?(?: |$)/;
const itsShell = /^(?:\S*\/)?(?:ba|da|z)?sh -c /;

/**
 * Finds the outermost package manager that started this process, or 0 if none did. `npx -y pnpm@12 dev` starts npm, a
 * shell, pnpm and a shell. When npm is killed the other three survive, so watching only the parent is not enough.
 */
export function findPackageManager(
  parent: number,
  inspect: (pid: number) => Ancestor | null = inspectProcess,
): number {
  let found = 0;
  for (let pid = parent; pid > 1;) {
    const ancestor = inspect(pid);
    if (ancestor === null) return found;
    if (packageManager.test(ancestor.command)) found = pid;
    else if (!itsShell.test(ancestor.command)) return found;
    pid = ancestor.parent;
  }
  return found;
}

/** Reads a process; null if the system does not show it. */
function inspectProcess(pid: number): Ancestor | null {
  try {
    // The slim images of Node have no `ps`.
    if (process.platform === "linux") {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      const [, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
      return { parent: Number(parent), command };
    }
    const line = execFileSync("ps", ["-o", "ppid=,command=", "-p", String(pid)], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    const [, parent, command = ""] = /^\s*(\d+)\s+(.*)$/m.exec(line) ?? [];
    return { parent: Number(parent ?? 0), command };
  } catch {
    return null;
  }
}
