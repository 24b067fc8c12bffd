import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { exitWith, findFreeAddresses } from "@blocked/lab";
import { findChromium } from "./find-chromium.ts";
import { suite } from "./settings.ts";

// `pnpm e2e [playwright's arguments]`; `--record` for `pnpm reference`, `--pictures` for `pnpm pictures`.
try {
  const args = process.argv.slice(2);
  const isRecording = args.includes("--record");
  const isPicturing = args.includes("--pictures");
  await findFreeAddresses(suite.webPort, "E2E_WEB_PORT", "e2e");
  await findFreeAddresses(suite.apiPort, "E2E_API_PORT", "e2e");
  const executable = findChromium();
  for (const ending of ["", "-shm", "-wal"]) rmSync(suite.databasePath + ending, { force: true });
  const { status } = spawnSync(
    "playwright",
    [
      "test",
      ...(isRecording ? ["matrix.spec.ts"] : []),
      ...args.filter((arg) => arg !== "--record" && arg !== "--pictures"),
    ],
    {
      stdio: "inherit",
      env: {
        // oxlint-disable-next-line eslint/no-restricted-properties -- handed on, not read
        ...process.env,
        E2E_CHROMIUM: executable,
        ...(isRecording ? { E2E_RECORD: "1" } : {}),
        ...(isPicturing ? { E2E_PICTURES: "1" } : {}),
      },
    },
  );
  process.exitCode = status ?? 1;
} catch (error) {
  exitWith(error);
}
