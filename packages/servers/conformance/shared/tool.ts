import { execFile } from "node:child_process";
import { basename } from "node:path";
import { promisify, stripVTControlCharacters } from "node:util";

const execute = promisify(execFile);

/** What a program prints about its version, or null if the machine does not have it. */
export async function ask(file: string, ...args: string[]): Promise<string | null> {
  try {
    const { stdout, stderr } = await execute(file, args);
    return `${stdout}${stderr}`.trim();
  } catch {
    return null;
  }
}

/** Whether a printed version such as "go1.26.8" is at least this one. */
export function isAtLeast(printed: string | null, major: number, minor: number): boolean {
  const [, found = "0", rest = "0"] = /(\d+)\.(\d+)/.exec(printed ?? "") ?? [];
  return Number(found) > major || (Number(found) === major && Number(rest) >= minor);
}

/** Runs an installer or a compiler to its end. The variables are added to those of this process. */
export async function run(
  file: string,
  args: readonly string[],
  { cwd, env = {} }: { cwd: string; env?: Record<string, string> },
): Promise<void> {
  // `env` adds to the environment without this file reading it.
  const added = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  try {
    await execute("env", [...added, file, ...args], { cwd, maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    const said = toTelling(`${stderr}\n${stdout}`) ?? String(error);
    throw new Error(`${basename(file)} did not finish, and the next run repeats it: ${said}`, {
      cause: error,
    });
  }
}

/** Finds the line that says what was wrong: the first about an error that is no heading, or else the last. */
export function toTelling(output: string): string | null {
  const lines = output
    .split("\n")
    .map((line) => stripVTControlCharacters(line).trim())
    .filter((line) => line !== "");
  return lines.find((line) => /(?:error|fatal).*[^:]$/i.test(line)) ?? lines.at(-1) ?? null;
}
