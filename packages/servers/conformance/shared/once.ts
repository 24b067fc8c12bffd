import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * Does the work unless it was finished for the same sources and the same runtime. The stamp is written last, so an
 * interrupted installation is thrown away and repeated.
 */
export async function once(
  folder: string,
  { sources, runtime, made }: { sources: readonly string[]; runtime: string; made: string },
  work: () => Promise<void>,
): Promise<void> {
  const hash = createHash("sha256").update(runtime);
  for (const path of (await Promise.all(sources.map((one) => list(folder, one)))).flat().sort()) {
    hash.update(`\n${path}\n`).update(await readFile(join(folder, path)));
  }
  const wanted = hash.digest("hex");
  const stamp = join(folder, made, "stamp");
  if ((await readFile(stamp, "utf8").catch(() => "")) === wanted) return;
  await rm(join(folder, made), { recursive: true, force: true });
  await work();
  await mkdir(join(folder, made), { recursive: true });
  await writeFile(stamp, wanted);
}

/** A file by itself, or the files below a folder. */
async function list(folder: string, path: string): Promise<string[]> {
  try {
    const below = await readdir(join(folder, path), { recursive: true, withFileTypes: true });
    return below
      .filter((one) => one.isFile())
      .map((one) => join(one.parentPath, one.name).slice(folder.length + 1));
  } catch {
    return [path];
  }
}
