import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fastApi, findEnvironment } from "@blocked/lab/python";
import { expect, test } from "vitest";

const python = findEnvironment(fastApi.lint);
const why = "ruff and mypy are not installed here: run  npx -y pnpm@12 test:servers .";

test.for([
  ["ruff format", ["-m", "ruff", "format", "--check", "--no-cache", "app"]],
  ["ruff check", ["-m", "ruff", "check", "--no-cache", "app"]],
  ["mypy --strict", ["-m", "mypy", "--cache-dir=/dev/null", "app"]],
] as const)("the Python source › %s › finds nothing", ([, args], { skip }) => {
  skip(python === null, why);
  expect(() =>
    execFileSync(python ?? "", args, { cwd: fastApi.folder, stdio: "pipe" }),
  ).not.toThrow();
});

test("the locked requirements › have the versions of uv.lock, today's FastAPI and that of the article's date", () => {
  const read = (file: string) => readFileSync(join(fastApi.folder, file), "utf8");
  const lock = read("uv.lock");
  const pinned = ["requirements.txt", "requirements-article.txt", "requirements-lint.txt"].map(
    (file) =>
      [...read(file).matchAll(/^([\w-]+)==([\w.]+)/gm)].map(([, name, version]) => ({
        name,
        version,
      })),
  );
  for (const { name, version } of pinned.flat()) {
    expect(lock).toContain(`name = "${name}"\nversion = "${version}"`);
  }
  const starlette = pinned.map((all) => all.find(({ name }) => name === "starlette")?.version);
  expect(starlette[1]).toMatch(/^0\.52\./);
  expect(starlette[0]).toMatch(/^[1-9]/);
});
