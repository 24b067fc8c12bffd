import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { findEngine, isSystemBuild } from "../engines/find.ts";
import { expect, test } from "../engines/test.ts";
import { suite } from "../settings.ts";

const script = fileURLToPath(new URL("ask-firefox.mjs", import.meta.url));

// Playwright 1.65 sends this command to every page of a Firefox driven over BiDi. Until Firefox knows it, the
// catalog pins @playwright/test to 1.64.1.
test("pin of Playwright › this Firefox › still needed", ({ engine, running }) => {
  const command = "emulation.setMediaFeaturesOverride";
  const executable = findEngine(engine) ?? "";
  test.skip(!isSystemBuild(engine, executable), "Playwright drives its own build in another way.");
  const { stdout } = spawnSync(
    process.execPath,
    ["--experimental-websocket", "--no-warnings", script, executable, command, "{}"],
    { encoding: "utf8", timeout: 120_000 },
  );
  const answer = stdout.trim();
  expect(answer, "Firefox answers").not.toBe("");
  if (answer === "unknown command") return;
  const line = `Firefox ${running.version} knows ${command}: the pin of @playwright/test can go (pnpm-workspace.yaml).`;
  test.info().annotations.push({ type: "pin", description: line });
  process.stdout.write(`${line}\n`);
  expect(suite.strict, line).toBe(false);
});
