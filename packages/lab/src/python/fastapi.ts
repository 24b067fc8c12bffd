import { once } from "node:events";
import { join } from "node:path";
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
 * Starts the application of this repository and waits until it listens.
 * @param env its settings; FASTAPI_PORT 0 takes any free port
 */
export const startFastApi = (version: FastApiVersion, env: Record<string, string>) =>
  startInFastApi(version, ["-m", "app.main"], folder, /^FastAPI (http\S+)$/m, env);

/**
 * Starts a program in an environment that has FastAPI, and waits for the line with its address.
 * @throws PlainError with what it said, when it ends before
 */
export async function startInFastApi(
  version: FastApiVersion,
  args: string[],
  cwd: string,
  address: RegExp,
  env: Record<string, string> = {},
) {
  const python = findEnvironment(fastApi[version]);
  if (python === null) throw new PlainError(whyNoFastApi(version) ?? "");
  const child = start(python, args, {
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
    env: { LAB_LAUNCHER_PID: String(process.pid), PYTHONUNBUFFERED: "1", ...env },
  });
  const ended = once(child, "close");
  const url = await new Promise<string>((done, fail) => {
    let said = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        said += text;
        const [, found] = address.exec(said) ?? [];
        if (found !== undefined) done(found);
      });
    }
    void ended.then(() => fail(new PlainError(`FastAPI did not start: ${said.trim()}`)));
  });
  return {
    url,
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
