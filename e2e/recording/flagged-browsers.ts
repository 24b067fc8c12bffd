import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findEngine } from "../engines/find.ts";
import { listen } from "../engines/listen.ts";
import { engineTable } from "../engines/table.ts";

// Records what a browser on localhost does only with flags, which give it other host names or another address space.
// Run it with `node_modules/.bin/tsx recording/flagged-browsers.ts`.

const file = fileURLToPath(
  new URL("../../packages/profiles/src/model/flagged-browsers.json", import.meta.url),
);
const page: RequestListener = (_request, response) =>
  response.setHeader("Content-Type", "text/html").end("<!doctype html><title>A page</title>");

let requestsThatArrived = 0;
const api: RequestListener = (_request, response) => {
  requestsThatArrived += 1;
  response.setHeader("Access-Control-Allow-Origin", "*").end("{}");
};

function createCertificate(): { key: Buffer; cert: Buffer } {
  const folder = mkdtempSync(join(tmpdir(), "certificate-"));
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const options = `req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=shop.test -keyout ${key} -out ${cert}`;
  execFileSync("openssl", options.split(" "), { stdio: "ignore" });
  const pair = { key: readFileSync(key), cert: readFileSync(cert) };
  rmSync(folder, { recursive: true });
  return pair;
}

type Case = { id: string; flag: string; page: string; request: string };

/** @param rename replaces the ports of this run by the usual ones */
async function record(one: Case, rename: (text: string) => string) {
  const executablePath = findEngine("chromium");
  const browser = await engineTable.chromium.playwright.launch({
    args: [one.flag],
    ...(executablePath === null ? {} : { executablePath }),
  });
  try {
    const tab = await (await browser.newContext({ ignoreHTTPSErrors: true })).newPage();
    await tab.goto(one.page);
    const lines: string[] = [];
    tab.on("console", (message) => {
      if (message.type() === "error") lines.push(message.text());
    });
    requestsThatArrived = 0;
    const got = await tab.evaluate(
      (url) => fetch(url).then(({ status }) => `status ${status}`, String),
      one.request,
    );
    // A console line may follow the rejection, but precedes the output of a later script.
    const last = tab.waitForEvent("console", (message) => message.text() === "the end");
    await tab.evaluate(`console.info("the end")`);
    await last;
    return {
      id: one.id,
      engine: `Chromium ${browser.version()}`,
      flags: [rename(one.flag)],
      page: rename(one.page),
      request: rename(one.request),
      got,
      lines: lines.map(rename),
      requestsThatArrived,
    };
  } finally {
    await browser.close();
  }
}

const servers = [
  createServer(api),
  createServer(page),
  createSecureServer(createCertificate(), page),
];
try {
  const [apiPort, plainPort, securePort] = await Promise.all(servers.map(listen));
  const rename = (text: string) =>
    text
      .replaceAll(`:${plainPort}`, ":3000")
      .replaceAll(`:${securePort}`, "")
      .replaceAll(`.test:${apiPort}`, ".test")
      .replaceAll(`:${apiPort}`, ":4000");
  const cases: Case[] = [
    {
      id: "mixed-content",
      flag: "--host-resolver-rules=MAP *.test 127.0.0.1",
      page: `https://shop.test:${securePort}/`,
      request: `http://api.test:${apiPort}/items`,
    },
    {
      id: "local-network-access",
      flag: `--ip-address-space-overrides=127.0.0.1:${plainPort}=public`,
      page: `http://127.0.0.1:${plainPort}/`,
      request: `http://127.0.0.1:${apiPort}/items`,
    },
  ];
  const runs = [];
  for (const one of cases) runs.push(await record(one, rename));
  const json = `${JSON.stringify(runs, null, 2)}\n`;
  writeFileSync(file, json);
  process.stdout.write(json);
} finally {
  for (const server of servers) server.close();
}
