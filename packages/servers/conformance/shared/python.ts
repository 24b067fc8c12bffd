import { join } from "node:path";
import { once } from "./once.ts";
import type { Runnable } from "../runnable.ts";
import { ask, isAtLeast, run } from "./tool.ts";

type Program = Pick<Runnable, "id" | "title"> & {
  folder: string;
  /** The packages whose versions matter. */
  packages: readonly string[];
};

const caches = join(import.meta.dirname, "../.cache/pip");

/** `app.py` of a folder, with the packages of its `requirements.txt` in a virtual environment beside it. */
export function toPythonServer({ folder, packages, ...rest }: Program): Runnable {
  const python = join(folder, ".venv/bin/python");
  return {
    ...rest,
    language: "Python",
    missing: async () =>
      (await findPython()) === null
        ? "Python 3.11 or newer with its venv module is not installed."
        : null,
    prepare: async () => {
      const found = await findPython();
      if (found === null) throw new Error("Python 3.11 or newer is not installed.");
      const runtime = `${found.program} ${found.version} ${folder}`;
      await once(folder, { sources: ["requirements.txt"], runtime, made: ".venv" }, async () => {
        await run(found.program, ["-m", "venv", ".venv"], { cwd: folder });
        await run(
          python,
          ["-m", "pip", "install", "--no-deps", "--require-hashes", "-r", "requirements.txt"],
          { cwd: folder, env: { PIP_CACHE_DIR: caches } },
        );
      });
    },
    versions: async () => JSON.parse((await ask(python, "-c", report, ...packages)) ?? "{}"),
    command: () => ({
      file: python,
      args: ["app.py"],
      env: { PYTHONDONTWRITEBYTECODE: "1" },
      cwd: folder,
    }),
  };
}

const report = `
import json, platform, sys
from importlib.metadata import version
print(json.dumps({name: version(name) for name in sys.argv[1:]} | {"python": platform.python_version()}))
`;

/** The first Python that is new enough and can make a virtual environment; Debian ships venv apart. */
async function findPython(): Promise<{ program: string; version: string } | null> {
  for (const program of ["python3", "python3.14", "python3.13", "python3.12", "python3.11"]) {
    const version = await ask(
      program,
      "-c",
      "import ensurepip, platform, venv; print(platform.python_version())",
    );
    if (isAtLeast(version, 3, 11)) return { program, version: version ?? "" };
  }
  return null;
}
