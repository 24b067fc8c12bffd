import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { findEngine } from "../engines/find.ts";

// Records what an ordinary browser on localhost cannot be brought to: `node_modules/.bin/tsx recording/flagged-browsers.ts`.
// The flags give this browser names, and an idea of where it is, that a laptop does not have.

const file = fileURLToPath(
  new URL("../../packages/profiles/src/model/flagged-browsers.json", import.meta.url),
);
const opened: Server[] = [];
const executablePath = findEngine("chromium");

/** @returns the port on which it listens */
async function listen(server: Server): Promise<number> {
  opened.push(server);
  await once(server.listen(0, "127.0.0.1"), "listening");
  return (server.address() as AddressInfo).port;
}

const page: RequestListener = (_request, response) =>
  response.setHeader("Content-Type", "text/html").end("<!doctype html><title>A page</title>");

/** An API that allows everybody, and counts. */
function createApi() {
  const api = { count: 0 };
  const listener: RequestListener = (_request, response) => {
    api.count += 1;
    response.setHeader("Access-Control-Allow-Origin", "*").end("{}");
  };
  return { api, server: createServer(listener) };
}

/** A certificate that nobody trusts, for an hour. */
function createCertificate(): { key: Buffer; cert: Buffer } {
  const folder = mkdtempSync(join(tmpdir(), "elsewhere-"));
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const options = `req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=shop.test -keyout ${key} -out ${cert}`;
  execFileSync("openssl", options.split(" "), { stdio: "ignore" });
  const made = { key: readFileSync(key), cert: readFileSync(cert) };
  rmSync(folder, { recursive: true });
  return made;
}

type Case = {
  id: string;
  page: string;
  request: string;
  flags: string[];
  names: [RegExp, string][];
};

async function record(one: Case, api: { count: number }) {
  const browser = await chromium.launch({
    args: one.flags,
    ...(executablePath === null ? {} : { executablePath }),
  });
  try {
    const tab = await (await browser.newContext({ ignoreHTTPSErrors: true })).newPage();
    await tab.goto(one.page);
    const lines: string[] = [];
    tab.on("console", (message) => {
      if (message.type() === "error") lines.push(message.text());
    });
    const before = api.count;
    const got = await tab.evaluate(
      (url) => fetch(url).then(({ status }) => `status ${status}`, String),
      one.request,
    );
    // A line comes after the rejection; a script that is run afterwards comes after the line.
    const last = tab.waitForEvent("console", (message) => message.text() === "the end");
    await tab.evaluate(`console.info("the end")`);
    await last;
    const rename = (text: string) =>
      one.names.reduce((left, [name, usual]) => left.replaceAll(name, usual), text);
    return {
      id: one.id,
      engine: `Chromium ${browser.version()}`,
      flags: one.flags.map(rename),
      page: rename(one.page),
      request: rename(one.request),
      got,
      lines: lines.map(rename),
      requestsThatArrived: api.count - before,
    };
  } finally {
    await browser.close();
  }
}

try {
  const { api, server } = createApi();
  const apiPort = await listen(server);
  const plainPort = await listen(createServer(page));
  const securePort = await listen(createSecureServer(createCertificate(), page));
  const names: [RegExp, string][] = [
    [new RegExp(`:${plainPort}\\b`, "g"), ":3000"],
    [new RegExp(`:${securePort}\\b`, "g"), ""],
    [new RegExp(`(\\.test):${apiPort}\\b`, "g"), "$1"],
    [new RegExp(`:${apiPort}\\b`, "g"), ":4000"],
  ];
  const runs = [
    await record(
      {
        id: "mixed-content",
        page: `https://shop.test:${securePort}/`,
        request: `http://api.test:${apiPort}/items`,
        flags: ["--host-resolver-rules=MAP *.test 127.0.0.1"],
        names,
      },
      api,
    ),
    await record(
      {
        id: "local-network-access",
        page: `http://127.0.0.1:${plainPort}/`,
        request: `http://127.0.0.1:${apiPort}/items`,
        flags: [`--ip-address-space-overrides=127.0.0.1:${plainPort}=public`],
        names,
      },
      api,
    ),
  ];
  writeFileSync(file, `${JSON.stringify(runs, null, 2)}\n`);
  process.stdout.write(`${JSON.stringify(runs, null, 2)}\n`);
} finally {
  for (const server of opened) server.close();
}
