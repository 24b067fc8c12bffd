import { connect, createServer, type Socket } from "node:net";
import {
  type MeasuredRequest,
  pageOrigin,
  type RequestId,
  requests,
  type SeenVerdict,
  toRequest,
} from "@blocked/servers/measured";
import type { Browser } from "@blocked/servers/conformance";
import type { Page } from "@playwright/test";
import { openBrowserLog, takeLines } from "@blocked/playwright/browser-log";
import { findEngine } from "../engines/find.ts";
import { launch } from "../engines/launch.ts";
import { listen } from "../engines/listen.ts";

/** Ends a wait for a line that never comes; the difference is then reported. */
const limit = 10_000;

/**
 * Opens Chromium beside the servers; null where there is none. Its page has the origin that the policies name and its
 * servers the recorded address, whatever ports are free: the browser only resolves them to those.
 */
export async function openBrowser(): Promise<(Browser & { close: () => Promise<void> }) | null> {
  if (findEngine("chromium") === null) {
    process.stdout.write("There is no Chromium here: the verdicts are computed only.\n");
    return null;
  }
  let api = 0;
  const open = new Set<Socket>();
  const page = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", () => socket.end("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"));
  });
  const relay = createServer((socket) => {
    const target = connect(api, "127.0.0.1");
    for (const one of [socket, target]) {
      open.add(one.on("error", () => undefined).on("close", () => open.delete(one)));
    }
    socket.on("close", () => target.destroy()).pipe(target);
    target.on("close", () => socket.destroy()).pipe(socket);
  });
  const ports = { page: await listen(page), relay: await listen(relay) };
  const rules = `MAP localhost:3000 127.0.0.1:${ports.page},MAP localhost:4000 127.0.0.1:${ports.relay}`;
  const running = await launch("chromium", [`--host-resolver-rules=${rules}`]);
  return {
    version: running.version,
    async look(port, caseId, measured) {
      api = port;
      // A new context for each case: a preflight's cache entry covers the same address of another server.
      const context = await running.browser.newContext();
      try {
        const page = await context.newPage();
        await page.goto(`${pageOrigin}/`);
        const log = await openBrowserLog(page, "chromium");
        takeLines(log);
        const seen: Partial<Record<RequestId, SeenVerdict>> = {};
        for (const one of measured.filter(isOfPage)) {
          const { url, method, headers, credentials } = toRequest(caseId, one.request);
          const body = method === "PUT" ? '{"name":"A"}' : null;
          const init = { method, headers: headers.map((line) => [...line]), credentials, body };
          const isReadable = await fetchIn(page, url, init as RequestInit);
          await until(() => log.lines.length >= one.verdicts.chromium.lines.length);
          seen[one.request] = { isReadable, lines: takeLines(log) };
        }
        return seen;
      } finally {
        await context.close();
      }
    },
    async close() {
      await running.close();
      for (const socket of open) socket.destroy();
      page.close();
      relay.close();
    },
  };
}

const isOfPage = ({ request }: MeasuredRequest) => requests[request].origin === pageOrigin;

function fetchIn(page: Page, url: string, init: RequestInit): Promise<boolean> {
  return page.evaluate(
    ([address, options]) =>
      fetch(address, options).then(
        (response) => response.arrayBuffer().then(() => true),
        () => false,
      ),
    [url, init] as const,
  );
}

async function until(isDone: () => boolean): Promise<void> {
  const end = Date.now() + limit;
  while (!isDone() && Date.now() < end) await new Promise((done) => setTimeout(done, 2));
}
