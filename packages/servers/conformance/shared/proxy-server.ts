import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { Runnable } from "../runnable.ts";

type ProxyServer = {
  id: string;
  title: string;
  /** The folder with `app.ts`. */
  folder: string;
  /** The names of its program; the first one that is installed runs. */
  programs: readonly string[];
  /** The arguments that print the version. */
  versionArgs: readonly string[];
};

/** A proxy in front of an app that knows nothing of CORS. */
export function toProxyServer({ id, title, folder, programs, versionArgs }: ProxyServer): Runnable {
  const found = () => programs.map(findProgram).find((path) => path !== null) ?? null;
  return {
    id,
    title,
    language: "Proxy",
    missing: () => Promise.resolve(found() === null ? `${programs[0]} is not installed.` : null),
    prepare: () => Promise.resolve(),
    versions: () => {
      const { stdout, stderr } = spawnSync(found() ?? "", versionArgs, { encoding: "utf8" });
      const version = /\d+(?:\.\d+)+/.exec(`${stdout}${stderr}`)?.[0] ?? "unknown";
      return Promise.resolve({ [id]: version });
    },
    command: () => ({
      file: process.execPath,
      args: ["--import", "tsx", join(folder, "app.ts")],
      env: { PROXY: found() ?? "" },
      cwd: folder,
    }),
  };
}

/** Finds an installed program. A user's PATH often lacks the folders of the system's servers. */
function findProgram(name: string): string | null {
  const folders = [
    ...(process.env["PATH"] ?? "").split(delimiter),
    "/usr/sbin",
    "/usr/local/sbin",
    "/opt/homebrew/bin",
  ];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}
