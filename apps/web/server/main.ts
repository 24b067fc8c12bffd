import { createServer } from "node:http";
import { join } from "node:path";
import {
  exitWith,
  listenOnLoopback,
  readSettings,
  toLoopbackOrigins,
  toOrigin,
  whenAskedToStop,
} from "@blocked/lab";
import next from "next";
import { guard } from "./guard.ts";
import { createAttackerPage } from "./attacker-page.ts";
import { respondToUnparsed, guardUpgrades } from "./raw.ts";

// Replaces `next dev` and `next start`, which listen on one address family only and keep running after their
// launcher was killed.
try {
  const { webPort, apiPort, evilPort, fastapiUrl, production } = readSettings();
  // Next.js takes WebSockets from one server. This one never listens; it gets the upgrades of both address families.
  const hub = createServer();
  const app = next({
    dev: !production,
    dir: join(import.meta.dirname, ".."),
    hostname: "localhost",
    port: webPort,
    httpServer: hub,
  });
  await app.prepare();
  const handle = app.getRequestHandler();
  const origins = toLoopbackOrigins(webPort);
  const listener = guard(toOrigin(webPort), (request, response) => {
    void handle(request, response);
  });
  const servers = await listenOnLoopback(webPort, "WEB_PORT", listener);
  const pass = guardUpgrades(origins, (...upgrade) => hub.emit("upgrade", ...upgrade));
  for (const server of servers) {
    server.on("clientError", respondToUnparsed);
    if (!production) server.on("upgrade", pass);
  }
  const [api, ...redirected] = toLoopbackOrigins(apiPort);
  const attacker = await listenOnLoopback(
    evilPort,
    "EVIL_PORT",
    createAttackerPage(origins, [api, ...(fastapiUrl === null ? [] : [fastapiUrl])], redirected),
  );
  whenAskedToStop(async () => {
    for (const server of [...servers, ...attacker]) server.close();
    await app.close();
  });
} catch (error) {
  exitWith(error);
}
