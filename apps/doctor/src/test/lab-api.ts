import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, renameSync, rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { findPortBlock, toOrigin } from "@blocked/lab";

const api = fileURLToPath(new URL("../../../api/", import.meta.url));

/** Builds and starts the lab's API as it is, with every profile, and waits until it responds. */
export async function startLabApi() {
  const { webPort, apiPort } = await findPortBlock();
  mkdirSync(join(api, ".real"), { recursive: true });
  const folder = mkdtempSync(join(api, ".real", "doctor-"));
  const program = `${folder}.js`;
  execFileSync(process.execPath, ["bundle.mjs", folder, "src/main.ts"], { cwd: api });
  // The API finds its top folder from its own place.
  renameSync(join(folder, "main.js"), program);
  rmdirSync(folder);
  const child = spawn(process.execPath, [program], {
    cwd: api,
    env: { WEB_PORT: String(webPort), API_PORT: String(apiPort), DATABASE_PATH: ":memory:" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let output = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (output += text));
  const closed = once(child, "close");
  const stop = async () => {
    child.kill();
    await closed;
    rmSync(program);
  };
  const [origin, page] = [toOrigin(apiPort), toOrigin(webPort)];
  const responds = () => fetch(`${origin}/health`).then(Boolean, () => false);
  while (child.exitCode === null && !(await responds())) await sleep(50);
  if (child.exitCode !== null) throw new Error(`The API did not start: ${output}`);
  const witness = await fetch(`${origin}/witness`, { method: "POST", headers: { Origin: page } });
  const { key } = (await witness.json()) as { key: string };
  /** The address of a profile's route, with the live key that the dangerous ones demand. */
  const toUrl = (profile: string, path = "items") =>
    `${origin}/p/${profile}/${path}?trace=${key}.1`;
  return { page, toUrl, stop };
}
