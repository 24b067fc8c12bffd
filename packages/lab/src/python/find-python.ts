import { execFileSync } from "node:child_process";
import { PlainError } from "../plain-error.ts";

const oldest = [3, 11] as const;
const commands = ["python3", "python", "python3.14", "python3.13", "python3.12", "python3.11"];
const install =
  "install Python 3.11 or newer (https://www.python.org/downloads/) and run it again.";

/**
 * Finds a Python that is new enough.
 * @throws PlainError when there is none, or only older ones
 */
export function findPython(): string {
  const found = commands.flatMap((command) => {
    const version = readVersion(command);
    return version === null ? [] : [{ command, version }];
  });
  const [first] = found;
  if (first === undefined) throw new PlainError(`There is no Python here: ${install}`);
  const fit = found.find(({ version: [major = 0, minor = 0] }) => {
    return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
  });
  if (fit !== undefined) return fit.command;
  throw new PlainError(`Python ${first.version.join(".")} is too old: ${install}`);
}

function readVersion(command: string): number[] | null {
  try {
    const print = "import sys; print(*sys.version_info[:2])";
    const said = execFileSync(command, ["-c", print], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    return said.trim().split(" ").map(Number);
  } catch {
    return null;
  }
}

/** Whether `uv` can be called; it installs several times as fast as pip. */
export function hasUv(): boolean {
  try {
    execFileSync("uv", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
