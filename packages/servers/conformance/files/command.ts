import { copyFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Command } from "../runnable.ts";
import { goEnvironment } from "../shared/go.ts";
import { cargoEnvironment } from "../shared/rust.ts";
import { run } from "../shared/tool.ts";
import { proxies } from "./proxies.ts";
import type { Written } from "./written.ts";

/** Builds what has to be built of a written file, and returns the command that its reader would enter. */
export async function toCommand(written: Written): Promise<Command> {
  const { runnable, folder, name, port } = written;
  const proxy = proxies[runnable.id];
  if (proxy !== undefined) return proxy(written);
  const { file, cwd } = runnable.command(port, []);
  const [, extension = ""] = /\.(\w+)$/.exec(name) ?? [];
  const plain = { env: {}, cwd: folder };
  switch (extension) {
    case "mjs":
      return { ...plain, file, args: [name] };
    case "ts":
      await writeFile(
        join(folder, "tsconfig.json"),
        JSON.stringify({ compilerOptions: { experimentalDecorators: true } }),
      );
      return { ...plain, file, args: ["--import", "tsx", name] };
    case "py":
      return runnable.id === "fastapi"
        ? { ...plain, file, args: ["-m", "uvicorn", "main:app", `--port=${port}`] }
        : { ...plain, file, args: [name] };
    case "go":
      for (const one of ["go.mod", "go.sum"]) await copyFile(join(cwd, one), join(folder, one));
      await run("go", ["build", "-o", "server", "."], { cwd: folder, env: goEnvironment });
      return { ...plain, file: join(folder, "server"), args: [] };
    case "rs":
      return toRustCommand(written, cwd);
    case "java":
      await run("jar", ["xf", "../.built/spring-0.jar", "BOOT-INF/lib"], { cwd: folder });
      await run("javac", ["-cp", "BOOT-INF/lib/*", "-d", "classes", name], { cwd: folder });
      return {
        file: "java",
        args: [
          "-XX:TieredStopAtLevel=1",
          "-cp",
          "classes:BOOT-INF/lib/*",
          "com.example.Application",
        ],
        env: { SERVER_PORT: String(port) },
        cwd: folder,
      };
    default:
      throw new Error(`No test knows how to start ${name} of ${runnable.title}.`);
  }
}

/** Shares the built libraries of the conformance program, but not its name: it would overwrite the program. */
async function toRustCommand({ folder, name }: Written, cwd: string): Promise<Command> {
  for (const one of ["Cargo.toml", "Cargo.lock"]) {
    const text = await readFile(join(cwd, one), "utf8");
    const renamed = text.replace('"conformance-axum"', '"copied-axum"');
    const target =
      one === "Cargo.toml" ? `\n[[bin]]\nname = "copied-axum"\npath = "${name}"\n` : "";
    await writeFile(join(folder, one), renamed + target);
  }
  const built = join(cwd, ".built");
  await run("cargo", ["build", "--locked", "--target-dir", built], {
    cwd: folder,
    env: cargoEnvironment,
  });
  return { file: join(built, "debug/copied-axum"), args: [], env: {}, cwd: folder };
}
