import { join } from "node:path";
import type { Runnable } from "../runnable.ts";
import { ask, isAtLeast, run } from "./tool.ts";

type Program = Pick<Runnable, "id" | "title"> & {
  folder: string;
  /** The modules whose versions matter. */
  modules: readonly string[];
};

const cache = join(import.meta.dirname, "../.cache/go");

// Nothing is written outside this repository, and no other toolchain is downloaded.
const env = {
  GOPATH: cache,
  GOMODCACHE: join(cache, "mod"),
  GOCACHE: join(cache, "build"),
  GOFLAGS: "-mod=readonly -modcacherw -buildvcs=false",
  GOTOOLCHAIN: "local",
  CGO_ENABLED: "0",
};

/** The Go module of a folder, compiled with the versions and the checksums of its `go.sum`. */
export function toGoServer({ folder, modules, ...rest }: Program): Runnable {
  const program = join(folder, ".built/server");
  return {
    ...rest,
    language: "Go",
    missing: async () =>
      isAtLeast(await ask("go", "env", "GOVERSION"), 1, 25)
        ? null
        : "Go 1.25 or newer is not installed.",
    prepare: () => run("go", ["build", "-o", program, "."], { cwd: folder, env }),
    versions: async () => toVersions((await ask("go", "version", "-m", program)) ?? "", modules),
    command: () => ({
      file: program,
      args: [],
      env: {},
      cwd: folder,
    }),
  };
}

/** Reads the versions that the compiler wrote into the program. */
function toVersions(report: string, modules: readonly string[]): Record<string, string> {
  const [, go = ""] = /: go(\S+)/.exec(report) ?? [];
  const lines = report.split("\n").map((line) => line.trim().split("\t"));
  const found = modules.map((module): [string, string] => {
    const [, , version = ""] =
      lines.find(([kind, path]) => kind === "dep" && path === module) ?? [];
    return [module, version.replace(/^v/, "")];
  });
  return { ...Object.fromEntries(found), go };
}
