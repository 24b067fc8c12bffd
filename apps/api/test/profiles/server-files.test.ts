import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { request as send } from "node:http";
import { join } from "node:path";
import { findProfile, type Outcome, probes } from "@blocked/profiles";
import { type Needs, servers, toOptions } from "@blocked/servers";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { type Injectable, observe } from "../support/browser.ts";
import { build, pageOrigin } from "../support/build.ts";

/** Lies below node_modules, where the copied file finds its imports. */
const folder = join(import.meta.dirname, "../../node_modules/.copied-configuration");
const app = await build({}, afterAll);
const correct = findProfile("correct");

const needs: Needs = {
  origins: [pageOrigin, "https://app.example.com"],
  cookies: true,
  methods: ["GET", "HEAD", "POST", "PUT", "DELETE"],
  headers: ["Content-Type", "Authorization"],
  exposed: ["X-Total-Count"],
};

/** The servers whose libraries this package has; those of packages/servers run the other files. */
const started = servers
  .filter(({ verifiedBy }) => verifiedBy === undefined)
  .map(({ name }) => name);

/** Starts the copied file as its reader would. */
async function start(server: string, needed: Needs): Promise<Injectable> {
  const text = servers.find(({ name }) => name === server)?.file.toText(toOptions(needed)) ?? "";
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${server}-${needed.origins.length}-${needed.cookies}.mjs`);
  await writeFile(file, text);
  const child = spawn(process.execPath, [file], {
    env: { PORT: "0" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(async () => {
    child.kill();
    await rm(file);
  });
  const address = await readAddress(child);
  return { inject: (options) => ask(address, options) };
}

async function readAddress(child: ChildProcess): Promise<string> {
  let said = "";
  for await (const chunk of child.stdout ?? []) {
    said += String(chunk);
    const [, address] = /Listening on (\S+)\n/.exec(said) ?? [];
    if (address !== undefined) return address;
  }
  throw new Error("The server ended without printing its address.");
}

const ask: (
  address: string,
  options: Parameters<Injectable["inject"]>[0],
) => ReturnType<Injectable["inject"]> = async (address, { method, url, headers, payload }) => {
  const sent = send(new URL(typeof url === "string" ? url : "/", address), {
    method,
    headers: headers as Record<string, string>,
  });
  sent.end(typeof payload === "string" ? payload : undefined);
  const [response] = await once(sent, "response");
  response.resume();
  return { statusCode: response.statusCode, headers: response.headers };
};

async function observeAll(server: Injectable): Promise<Outcome[]> {
  if (correct === undefined) throw new Error("There is no correct profile.");
  const seen: Outcome[] = [];
  for (const probe of probes) seen.push(await observe(app, correct, probe, "chromium", server));
  return seen;
}

test.for(started)(
  "copied configuration › %s › allows everything to the page's origin and nothing to an attacker",
  async (name) => {
    const server = await start(name, needs);
    const seen = await observeAll(server);
    expect(seen.map(({ verdict }) => verdict)).toEqual(
      probes.map(({ from }) => (from === "page" ? "readable" : "blocked")),
    );
    const { statusCode, headers } = await server.inject({
      method: "GET",
      url: "/items",
      headers: { origin: pageOrigin },
    });
    expect([statusCode, headers["access-control-expose-headers"], headers["vary"]]).toEqual([
      200,
      "X-Total-Count",
      "Origin",
    ]);
  },
);

test.for(started)(
  "copied configuration for another origin › %s › blocks the page",
  async (name) => {
    const server = await start(name, { ...needs, origins: ["https://app.example.com"] });
    const seen = await observeAll(server);
    expect(seen.map((one) => (one.verdict === "blocked" ? one.code : one.verdict))).toEqual(
      seen.map(({ exchanges }) =>
        exchanges[0]?.startsWith("OPTIONS")
          ? "PreflightMissingAllowOriginHeader"
          : "MissingAllowOriginHeader",
      ),
    );
    expect(seen.some(({ exchanges }) => exchanges[0]?.startsWith("OPTIONS"))).toBe(true);
  },
);

test.for(started)(
  "copied configuration for * › %s › every website reads without cookies, and none with them",
  async (name) => {
    const server = await start(name, { ...needs, origins: ["*"], cookies: false });
    const seen = await observeAll(server);
    expect(seen.map((one) => (one.verdict === "blocked" ? one.code : one.verdict))).toEqual(
      seen.map(({ exchanges }, index) => {
        if (probes[index]?.cookies !== true) return "readable";
        return exchanges[0]?.startsWith("OPTIONS")
          ? "PreflightWildcardOriginNotAllowed"
          : "WildcardOriginNotAllowed";
      }),
    );
    expect(seen.some(({ verdict }) => verdict === "blocked")).toBe(true);
  },
);
