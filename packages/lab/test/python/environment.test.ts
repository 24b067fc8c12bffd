import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  type Environment,
  findEnvironment,
  makeEnvironment,
} from "../../src/python/environment.ts";
import { findPython } from "../../src/python/find-python.ts";
import { root } from "../../src/root.ts";
import { run } from "../lab-process.ts";

let place = "";
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), "blocked-"));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(place, { recursive: true, force: true });
});

const install =
  "install Python 3.11 or newer (https://www.python.org/downloads/) and run it again.";
const python = (() => {
  try {
    const print = "import sys; print(sys.executable)";
    return execFileSync(findPython(), ["-c", print], { encoding: "utf8" }).trim();
  } catch {
    return null;
  }
})();

/** An environment of these requirements; without any it needs no network. */
function environment(requirements = ""): Environment {
  const file = join(place, "requirements.txt");
  writeFileSync(file, requirements);
  return { folder: join(place, ".venv"), requirements: file };
}

/** Lets nothing else be found than these programs: each a script, or a link to a real one. */
function onlyHave(programs: Record<string, string>): void {
  const bin = join(place, "bin");
  mkdirSync(bin, { recursive: true });
  for (const [name, text] of Object.entries(programs)) {
    const file = join(bin, name);
    if (text.startsWith("#!")) {
      writeFileSync(file, text);
      chmodSync(file, 0o755);
    } else symlinkSync(text, file);
  }
  vi.stubEnv("PATH", bin);
}

const quietly = () => {};

test("a Python environment › there is no Python › one sentence", async () => {
  onlyHave({});
  await expect(makeEnvironment(environment(), quietly)).rejects.toThrow(
    `There is no Python here: ${install}`,
  );
});

test("a Python environment › Python is too old › one sentence with its version", async () => {
  onlyHave({ python3: "#!/bin/sh\necho 3 9\n" });
  await expect(makeEnvironment(environment(), quietly)).rejects.toThrow(
    `Python 3.9 is too old: ${install}`,
  );
});

test("a Python environment › an old python3 and a newer one › the newer one is taken", () => {
  onlyHave({ python3: "#!/bin/sh\necho 3 9\n", "python3.12": "#!/bin/sh\necho 3 12\n" });
  expect(findPython()).toBe("python3.12");
});

test("a Python environment › Python without venv › names the package to install", async () => {
  const says = "The virtual environment was not created: ensurepip is not available.";
  const script = `#!/bin/sh\ncase "$1" in -c) echo 3 12;; *) echo "${says}"; exit 1;; esac\n`;
  onlyHave({ python3: script });
  await expect(makeEnvironment(environment(), quietly)).rejects.toThrow(
    "This Python has no venv: install it (on Debian: apt install python3-venv) and run it again.",
  );
});

test.skipIf(python === null)(
  "a Python environment › PyPI cannot be reached › one sentence, and the next try works",
  async () => {
    onlyHave({ python3: python ?? "" });
    // Nothing listens on port 9 of this machine.
    vi.stubEnv("PIP_INDEX_URL", "http://127.0.0.1:9/simple");
    vi.stubEnv("PIP_FIND_LINKS", "");
    const hash = `--hash=sha256:${"0".repeat(64)}`;
    const wanted = environment(`h11==0.16.0 ${hash}\n`);
    await expect(makeEnvironment(wanted, quietly)).rejects.toThrow(
      "PyPI cannot be reached: connect to the internet and run it again.",
    );
    expect(findEnvironment(wanted)).toBeNull();
    const next = environment();
    expect(await makeEnvironment(next, quietly)).toBe(findEnvironment(next));
  },
);

test.skipIf(python === null)(
  "a Python environment › half made, or of other requirements › is made anew",
  async () => {
    const wanted = environment();
    mkdirSync(join(wanted.folder, "bin"), { recursive: true });
    writeFileSync(join(wanted.folder, "bin/python"), "");
    writeFileSync(join(wanted.folder, "left-behind"), "");
    expect(findEnvironment(wanted)).toBeNull();
    const made = await makeEnvironment(wanted, quietly);
    expect(existsSync(join(wanted.folder, "left-behind"))).toBe(false);
    expect(execFileSync(made, ["-c", "print(1)"], { encoding: "utf8" })).toBe("1\n");
    writeFileSync(wanted.requirements, "# another version\n");
    expect(findEnvironment(wanted)).toBeNull();
  },
);

test.skipIf(python === null)(
  "a Python environment › two at once › one is made, and both use it",
  async () => {
    const wanted = environment();
    const said: string[] = [];
    const say = (sentence: string) => void said.push(sentence);
    const made = await Promise.all([makeEnvironment(wanted, say), makeEnvironment(wanted, say)]);
    expect(made).toEqual([findEnvironment(wanted), findEnvironment(wanted)]);
    expect(said).toHaveLength(1);
  },
);

test.skipIf(python === null).for(["SIGTERM", "SIGKILL"] as const)(
  "a Python environment › %s during the installation › the next try works",
  async (signal) => {
    const wanted = environment();
    const program = join(root, "packages/lab/test/python/make.ts");
    const args = ["--import", "tsx", program, wanted.folder, wanted.requirements];
    const making = run(process.execPath, args);
    await expect.poll(() => existsSync(wanted.folder), { timeout: 60_000, interval: 5 }).toBe(true);
    making.signal("group", signal);
    const { stdout } = await making.ended;
    expect(stdout).not.toContain("made");
    expect(findEnvironment(wanted)).toBeNull();
    expect(await makeEnvironment(wanted, quietly)).toBe(findEnvironment(wanted));
  },
);
