import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startInFastApi, whyNoFastApi } from "@blocked/lab/python";
import { expect, onTestFinished, test } from "vitest";
import { serversById, toNeeds, toOptions } from "../../src/index.ts";

const missing = whyNoFastApi("today");
const listed = "https://app.example.test";

/** Starts the file that /config shows, as its reader would. */
async function startFile(cookies: boolean): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "blocked-"));
  const { file } = serversById.fastapi;
  const needs = toNeeds({ origin: listed, method: "PUT", headers: ["authorization"], cookies });
  writeFileSync(join(folder, file.name), file.toText(toOptions(needs)));
  const args = ["-m", "uvicorn", "main:app", "--port", "0"];
  const { url, stop } = await startInFastApi("today", args, folder, /running on (http\S+)/);
  onTestFinished(async () => {
    await stop();
    rmSync(folder, { recursive: true });
  });
  return url;
}

const preflight = {
  "access-control-request-method": "PUT",
  "access-control-request-headers": "authorization",
};

test.skipIf(missing !== null).for([true, false])(
  "FastAPI's file › cookies: %s › the listed origin passes, another one does not",
  async (cookies) => {
    const url = `${await startFile(cookies)}/items`;
    const ask = async (origin: string, method: "GET" | "OPTIONS") => {
      const headers = { origin, ...(method === "OPTIONS" ? preflight : {}) };
      const response = await fetch(url, { method, headers });
      return [
        response.status,
        response.headers.get("access-control-allow-origin"),
        response.headers.get("access-control-allow-credentials"),
      ];
    };
    const allowed = cookies ? "true" : null;
    expect(await ask(listed, "OPTIONS")).toEqual([200, listed, allowed]);
    expect(await ask(listed, "GET")).toEqual([200, listed, allowed]);
    const other = "https://attacker.example";
    expect((await ask(other, "OPTIONS")).slice(0, 2)).toEqual([400, null]);
    expect((await ask(other, "GET")).slice(0, 2)).toEqual([200, null]);
  },
);
