import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Runnable } from "../runnable.ts";
import { ask, isAtLeast, run } from "./tool.ts";

type Program = Pick<Runnable, "id" | "title"> & {
  folder: string;
  /** The crates whose versions matter. */
  crates: readonly string[];
};

const cache = join(import.meta.dirname, "../.cache/cargo");

/** The Rust program of a folder, built with the versions of its `Cargo.lock`. */
export function toRustServer({ id, title, folder, crates }: Program): Runnable {
  return {
    id,
    title,
    language: "Rust",
    missing: async () =>
      isAtLeast(await ask("cargo", "--version"), 1, 85)
        ? null
        : "Rust 1.85 or newer with cargo is not installed.",
    prepare: () =>
      run("cargo", ["build", "--locked", "--target-dir", ".built"], {
        cwd: folder,
        env: { CARGO_HOME: cache },
      }),
    versions: async () => {
      const lock = await readFile(join(folder, "Cargo.lock"), "utf8");
      const [, rust = ""] = /(\d\S+)/.exec((await ask("rustc", "--version")) ?? "") ?? [];
      const found = crates.map((crate): [string, string] => {
        const [, version = ""] =
          new RegExp(`name = "${crate}"\\nversion = "(.+)"`).exec(lock) ?? [];
        return [crate, version];
      });
      return { ...Object.fromEntries(found), rust };
    },
    command: () => ({
      file: join(folder, `.built/debug/conformance-${id}`),
      args: [],
      env: { RUST_BACKTRACE: "0" },
      cwd: folder,
    }),
  };
}
