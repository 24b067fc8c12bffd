import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const app = fileURLToPath(new URL("..", import.meta.url));

type Ended = { code: number | null; stdout: string; stderr: string };

/** Everything that is written, npm's own cache and logs with it. It ends with the test. */
export const folder = mkdtempSync(join(tmpdir(), "cors-doctor-"));

/** Runs a program to its end. */
export async function runProgram(
  program: string,
  args: readonly string[],
  input = "",
): Promise<Ended> {
  const child = spawn(program, args, { cwd: app, env: { PATH: path, HOME: folder } });
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, stdout, stderr };
}

// oxlint-disable-next-line eslint/no-restricted-properties -- where node and npm are
const path = process.env["PATH"] ?? "";

/** Packs the command as npm would publish it, and installs it in an empty folder without a network. */
export async function install(): Promise<{ bin: string; files: string[] }> {
  const dist = join(folder, "dist");
  await succeed("node", ["bundle.mjs", dist]);
  const packed = await succeed("npm", ["pack", dist, "--json", "--pack-destination", folder]);
  const [{ filename, files }] = JSON.parse(packed) as [
    { filename: string; files: { path: string }[] },
  ];
  const empty = join(folder, "empty");
  await succeed("npm", [
    "install",
    join(folder, filename),
    "--prefix",
    empty,
    "--offline",
    "--no-audit",
    "--no-fund",
  ]);
  return {
    bin: join(empty, "node_modules/.bin/cors-doctor"),
    files: files.map((file) => file.path),
  };
}

async function succeed(program: string, args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await runProgram(program, args);
  if (code !== 0) throw new Error(`${program} ${args.join(" ")}: ${stderr}`);
  return stdout;
}

/** The files that an entry imports before it runs, with the entry itself. */
export function staticClosure(
  folder: string,
  entry: string,
  found = new Set<string>(),
): Set<string> {
  if (found.has(entry)) return found;
  found.add(entry);
  const code = readFileSync(join(folder, entry), "utf8");
  for (const [, name = ""] of code.matchAll(/\b(?:import|from)"\.\/([^"]+)"/g)) {
    staticClosure(folder, name, found);
  }
  return found;
}
