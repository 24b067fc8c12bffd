import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

export type Ancestor = { parent: number; command: string };

const packageManager = /^(?:\S*node )?(?:\S*\/)?(?:npm|npx|pnpm)(?:-cli)?(?:\.[cm]?js)?(?: |$)/;
const itsShell = /^(?:\S*\/)?(?:ba|da|z)?sh -c /;

/**
 * The outermost of the package managers that started us, or 0 where none did. `npx -y pnpm@12 dev` is npm, a
 * shell, pnpm and a shell; whoever kills npm leaves the other three standing, so our parent's death says too
 * little.
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

/** Null where the system does not tell. */
function inspectProcess(pid: number): Ancestor | null {
  try {
    // Not everywhere is there a `ps`: the slim images of Node have none.
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
