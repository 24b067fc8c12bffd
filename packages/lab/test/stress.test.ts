import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { root } from "../src/root.ts";
import { run } from "./lab-process.ts";

/** A pnpm in whose place nothing is tested: its second run fails. */
const pnpm = `#!/bin/sh
cd "$(dirname "$0")"
[ -e ran ] && exit 1
touch ran
`;

test("test:stress › one run fails › the command fails, and names the run", async () => {
  const folder = mkdtempSync(join(tmpdir(), "blocked-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "pnpm"), pnpm);
  chmodSync(join(folder, "pnpm"), 0o755);
  const args = [join(root, "packages/lab/bin/lab.mjs"), "test:stress", "--runs", "2"];
  const env = { PATH: [folder, process.env["PATH"]].join(delimiter) };
  const { code, stdout } = await run(process.execPath, args, env).ended;
  expect(stdout.trimEnd().split("\n").at(-1)).toBe("1 of 2 runs passed; failed: run 2");
  expect(code).toBe(1);
});
