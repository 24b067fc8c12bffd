import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { PlainError } from "../plain-error.ts";
import { start } from "../processes.ts";
import { root } from "../root.ts";
import { withLock } from "../suite/build-lock.ts";
import { findPython, hasUv } from "./find-python.ts";

/** A virtual environment, made of one file of locked requirements. */
export type Environment = {
  /** The folder of the environment. */
  folder: string;
  /** A file of pinned versions with hashes, as `uv export` writes it. */
  requirements: string;
};

/** The interpreter of an environment; null where the environment is missing, half made or outdated. */
export function findEnvironment({ folder, requirements }: Environment): string | null {
  const python = join(folder, "bin/python");
  const stamp = join(folder, "made-from");
  if (!existsSync(python) || !existsSync(stamp)) return null;
  return readFileSync(stamp, "utf8") === digest(requirements) ? python : null;
}

/**
 * Makes an environment, unless it is there. The stamp is written last: what an interruption leaves behind is deleted
 * by the next try.
 * @returns its interpreter
 * @throws PlainError for everything that can go wrong
 */
export async function makeEnvironment(
  environment: Environment,
  say: (sentence: string) => void,
): Promise<string> {
  const { folder, requirements } = environment;
  return withLock(folder, async () => {
    const there = findEnvironment(environment);
    if (there !== null) return there;
    const base = findPython();
    say(`Installing Python packages into ${relative(root, folder)} …`);
    const python = join(folder, "bin/python");
    rmSync(folder, { recursive: true, force: true });
    const steps = hasUv() ? withUv(base, python, environment) : withPip(base, python, environment);
    for (const [program = "", ...args] of steps) await run(program, args, folder);
    writeFileSync(join(folder, "made-from"), digest(requirements));
    return python;
  });
}

const digest = (file: string) => createHash("sha256").update(readFileSync(file)).digest("hex");

const withUv = (base: string, python: string, { folder, requirements }: Environment) => [
  ["uv", "venv", "--quiet", "--python", base, folder],
  ["uv", "pip", "sync", "--quiet", "--require-hashes", "--python", python, requirements],
];

const withPip = (base: string, python: string, { folder, requirements }: Environment) => [
  [base, "-m", "venv", folder],
  [python, "-m", "pip", "install", "--require-hashes", "--retries", "1", "-r", requirements],
];

/** Nothing is written outside of the repository: no cache, and no Python of uv's own. */
const inside = {
  UV_NO_CACHE: "1",
  UV_NO_CONFIG: "1",
  UV_PYTHON_DOWNLOADS: "never",
  PIP_NO_CACHE_DIR: "1",
  PIP_DISABLE_PIP_VERSION_CHECK: "1",
  PIP_QUIET: "1",
};

async function run(program: string, args: string[], folder: string): Promise<void> {
  const child = start(program, args, { env: inside, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => (said += text));
  }
  const stop = () => child.kill("SIGTERM");
  process.once("exit", stop);
  const code = await new Promise<number | null>((done, fail) => {
    child.once("error", fail);
    child.once("close", done);
  });
  process.removeListener("exit", stop);
  if (code !== 0) throw new PlainError(toSentence(said, folder));
}

const reasons: [pattern: RegExp, sentence: string][] = [
  [
    /No space left|ENOSPC|os error 28/i,
    "The disk is full: make room in the repository and run it again.",
  ],
  [
    /ensurepip|No module named '?venv/i,
    "This Python has no venv: install it (on Debian: apt install python3-venv) and run it again.",
  ],
  [
    /THESE PACKAGES DO NOT MATCH THE HASHES|Hash mismatch/i,
    "A package from PyPI is not the locked one: run it again, and report it if it stays.",
  ],
  [
    /NewConnectionError|Max retries|name resolution|ProxyError|dns error|error sending request|Failed to fetch|Could not fetch|Connection (?:refused|reset)|Network is unreachable|timed out|No matching distribution/i,
    "PyPI cannot be reached: connect to the internet and run it again.",
  ],
];

function toSentence(said: string, folder: string): string {
  const known = reasons.find(([pattern]) => pattern.test(said));
  if (known !== undefined) return known[1];
  const last = said.trim().split("\n").at(-1) ?? "";
  return `The Python packages could not be installed into ${relative(root, folder)}: ${last || "the installer was stopped"}; run it again.`;
}
