import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { findFreeAddresses } from "./loopback.ts";
import { PlainError } from "./plain-error.ts";
import { start } from "./processes.ts";
import { readSettings, type Settings, toOrigin } from "./settings.ts";
import { whenAskedToStop } from "./stop.ts";

/**
 * Runs web and API together until it is told to stop. Prints their addresses when both answer, and before
 * and after that nothing but what they say themselves: warnings and errors.
 */
export async function serve(task: "dev" | "start"): Promise<void> {
  const settings = readSettings();
  await findFreeAddresses(settings.webPort, "WEB_PORT", task);
  await findFreeAddresses(settings.apiPort, "API_PORT", task);
  await findFreeAddresses(settings.evilPort, "EVIL_PORT", task);

  const turbo = start("turbo", ["run", task, "--json"], {
    // pnpm would repeat each command that turbo runs.
    env: { LAB_LAUNCHER_PID: String(process.pid), pnpm_config_loglevel: "silent" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(turbo, "exit");
  let stopping = false;
  // Longer than the API's own patience, which ends what is under way.
  whenAskedToStop(
    async () => {
      stopping = true;
      turbo.kill("SIGTERM");
      await ended;
    },
    { patience: 12_000 },
  );
  if (turbo.stdout !== null) createInterface({ input: turbo.stdout }).on("line", relay);

  const isUp = await Promise.race([untilBothAnswer(settings), ended.then(() => false)]);
  if (isUp) {
    console.log(`Lab ${toOrigin(settings.webPort)}\nAPI ${toOrigin(settings.apiPort)}`);
    await ended;
  }
  if (!stopping) throw new PlainError("The lab stopped by itself; the lines above say why.");
}

/** Passes on what the servers say, and turbo's own errors; not turbo's and Next.js's reports of success. */
function relay(line: string): void {
  const { source, level, text } = parse(line);
  const isChatter =
    source === "turbo"
      ? level !== "error"
      : /^(?:cache (?:bypass|hit|miss)| ?[✓○] |.*\[tsx\])/.test(text);
  if (!isChatter && text.trim() !== "") console.log(text);
}

function parse(line: string): { source: string; level: string; text: string } {
  try {
    return JSON.parse(line) as { source: string; level: string; text: string };
  } catch {
    return { source: "", level: "error", text: line };
  }
}

async function untilBothAnswer({ webPort, apiPort }: Settings): Promise<boolean> {
  const addresses = [`${toOrigin(webPort)}/lab.json`, `${toOrigin(apiPort)}/health`];
  for (const address of addresses) {
    while (!(await answers(address))) await sleep(100);
  }
  return true;
}

async function answers(address: string): Promise<boolean> {
  try {
    return (await fetch(address)).ok;
  } catch {
    return false;
  }
}
