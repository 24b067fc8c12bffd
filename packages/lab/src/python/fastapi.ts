import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { PlainError } from "../plain-error.ts";
import { start } from "../processes.ts";
import { root } from "../root.ts";
import { type Environment, findEnvironment } from "./environment.ts";

const folder = join(root, "packages/servers/fastapi");

/** What runs the tutorial's app in its own stack: today's FastAPI, that of the article's date, and the linters. */
export const fastApi = {
  folder,
  today: { folder: join(folder, ".venv"), requirements: join(folder, "requirements.txt") },
  article: {
    folder: join(folder, ".venv-article"),
    requirements: join(folder, "requirements-article.txt"),
  },
  lint: { folder: join(folder, ".venv-lint"), requirements: join(folder, "requirements-lint.txt") },
} satisfies Record<string, string | Environment>;

export type FastApiVersion = "today" | "article";

/** One sentence that says what is missing; null where FastAPI can run. */
export function whyNoFastApi(version: FastApiVersion): string | null {
  if (findEnvironment(fastApi[version]) !== null) return null;
  return `FastAPI is not installed here (${version}): run  npx -y pnpm@12 test:servers , which needs Python 3.11.`;
}

/**
 * Starts the FastAPI application on a port of its own choice and waits until it listens.
 * @param env its settings; FASTAPI_PORT 0 takes any free port
 * @throws PlainError with what it said, when it ends before
 */
export async function startFastApi(version: FastApiVersion, env: Record<string, string>) {
  const python = findEnvironment(fastApi[version]);
  if (python === null) throw new PlainError(whyNoFastApi(version) ?? "");
  const child = start(python, ["-m", "app.main"], {
    cwd: fastApi.folder,
    stdio: ["ignore", "pipe", "pipe"],
    env: { LAB_LAUNCHER_PID: String(process.pid), ...env },
  });
  let said = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (said += text));
  const ended = once(child, "close");
  const url = await new Promise<string>((done, fail) => {
    if (child.stdout === null) return;
    createInterface({ input: child.stdout }).on("line", (line) => {
      const [, address] = /^FastAPI (http\S+)$/.exec(line) ?? [];
      if (address !== undefined) done(address);
    });
    void ended.then(() => fail(new PlainError(`FastAPI did not start: ${said.trim()}`)));
  });
  return {
    url,
    /** Resolves with its errors when it ends. */
    ended: ended.then(() => said),
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
