import { join } from "node:path";
import type { Runnable } from "../runnable.ts";
import { once } from "./once.ts";
import { ask, isAtLeast, run } from "./tool.ts";

type Program = Pick<Runnable, "id" | "title"> & {
  folder: string;
  /** The artifacts whose versions matter. */
  artifacts: readonly string[];
};

const repository = join(import.meta.dirname, "../.cache/maven");

/** The Maven project of a folder: one jar that starts by itself, its versions those of the parent POM. */
export function toJavaServer({ id, title, folder, artifacts }: Program): Runnable {
  const jar = join(folder, `.built/${id}-0.jar`);
  return {
    id,
    title,
    language: "Java",
    missing: async () => {
      if (!isAtLeast(await ask("javac", "-version"), 17, 0)) {
        return "A JDK of Java 17 or newer is not installed.";
      }
      return (await ask("mvn", "--version")) === null ? "Maven is not installed." : null;
    },
    prepare: async () => {
      const runtime = (await ask("javac", "-version")) ?? "";
      // -U: Maven remembers for a day that a download failed.
      await once(folder, { sources: ["pom.xml", "src"], runtime, made: ".built" }, () =>
        run("mvn", ["-B", "-q", "-C", "-U", `-Dmaven.repo.local=${repository}`, "package"], {
          cwd: folder,
        }),
      );
    },
    versions: async () => {
      const files = (await ask("jar", "tf", jar)) ?? "";
      const [, java = ""] = /(\d\S+)/.exec((await ask("javac", "-version")) ?? "") ?? [];
      const found = artifacts.map((artifact): [string, string] => {
        const [, version = ""] = new RegExp(`/${artifact}-(\\d\\S*)\\.jar`).exec(files) ?? [];
        return [artifact, version];
      });
      return { ...Object.fromEntries(found), java };
    },
    command: () => ({
      file: "java",
      args: ["-XX:TieredStopAtLevel=1", "-jar", jar],
      env: {},
      cwd: folder,
    }),
  };
}
