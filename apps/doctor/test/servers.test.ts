import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { serversById } from "@blocked/servers";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { diagnose, page } from "../src/test/serve.ts";

// The servers whose libraries are here, as a reader would start them. Where one blocks a request, the change that the
// doctor prints is put into its file, and the server is started again: the request has to work then.
const here = fileURLToPath(new URL("../.real", import.meta.url));
mkdirSync(here, { recursive: true });
const folder = mkdtempSync(join(here, "servers-"));
afterAll(() => rmSync(folder, { recursive: true }));

const looks: Record<"fastify" | "express" | "koa" | "hono", RegExp> = {
  fastify: /^(?:@fastify\/cors|Fastify .*|the cors package of Express, Hono, or @fastify\/cors)$/,
  express: /^(?:Express|the cors package of Express, Hono, or @fastify\/cors)$/,
  koa: /^$/,
  hono: /^the cors package of Express, Hono, or @fastify\/cors$/,
};

/** Starts a file; it ends with the test. */
async function start(text: string): Promise<string> {
  const file = join(mkdtempSync(join(folder, "server-")), "server.mjs");
  writeFileSync(file, text);
  // oxlint-disable-next-line eslint/no-restricted-properties -- where Node is
  const env = { PATH: process.env["PATH"], PORT: "0" };
  const child: ChildProcess = spawn(process.execPath, [file], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(async () => {
    child.kill();
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  });
  if (child.stdout === null) throw new Error("No output.");
  for await (const line of createInterface(child.stdout)) {
    const [address] = /http:\/\/\S+/.exec(line) ?? [];
    if (address !== undefined) return address;
  }
  throw new Error("The server ended before it listened.");
}

const put = {
  method: "PUT",
  headers: [["X-Tenant", "7"]] as [string, string][],
  engines: ["chromium", "firefox", "webkit"] as const,
  send: true,
};
const narrow = {
  origin: [page],
  credentials: false,
  methods: ["GET", "HEAD", "POST"],
  allowedHeaders: ["Content-Type"],
};
const withoutComments = (text: string) => text.replaceAll(/^ *\/\/.*\n/gm, "");

const ids = Object.keys(looks) as (keyof typeof looks)[];

test.for(ids)(
  "%s › a PUT that its configuration leaves out › works with the printed change",
  async (id) => {
    const file = withoutComments(serversById[id].file.toText(narrow));
    const report = await diagnose(`${await start(file)}/items`, put, id);
    expect(report.verdicts.map(({ code }) => code)).toEqual(
      put.engines.map(() => "MethodDisallowedByPreflightResponse"),
    );
    const lines = report.change?.lines ?? [];
    const textOf = (without: string) =>
      lines.flatMap(({ change, text }) => (change === without ? [] : [text])).join("\n");
    // The policy that the responses look like is the one that is there.
    expect(file).toContain(textOf("added"));
    const changed = file.replace(textOf("added"), () => textOf("removed"));
    const after = await diagnose(`${await start(changed)}/items`, put, id);
    expect(after.verdicts.map(({ outcome }) => outcome)).toEqual(put.engines.map(() => "works"));
    for (const { name } of [...report.looksLike, ...after.looksLike])
      expect(name).toMatch(looks[id]);
  },
);

test.for(ids)("%s › an origin that is not in its list › is said to be that", async (id) => {
  const file = serversById[id].file.toText({ ...narrow, origin: ["https://other.example"] });
  const report = await diagnose(`${await start(file)}/items`, put);
  expect(report.conclusions[0]?.sentence).toMatch(/is not in the server’s list/);
  expect(report.exchanges.every(({ method }) => method === "OPTIONS")).toBe(true);
});
