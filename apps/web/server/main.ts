import { createServer } from "node:http";
import {
  exitWith,
  listenOnLoopback,
  readSettings,
  toLoopbackOrigins,
  whenAskedToStop,
} from "@blocked/lab";
import next from "next";
import { createHostilePage } from "./hostile-page.ts";

// In place of `next dev` and `next start`: those listen on one address family only, and outlive a launcher
// that was killed.
try {
  const { webPort, apiPort, evilPort, production } = readSettings();
  // Next.js takes WebSockets from one server. This one never listens; it is handed those of both families.
  const hub = createServer();
  const app = next({
    dev: !production,
    dir: new URL("..", import.meta.url).pathname,
    hostname: "localhost",
    port: webPort,
    httpServer: hub,
  });
  await app.prepare();
  const handle = app.getRequestHandler();
  const servers = await listenOnLoopback(webPort, "WEB_PORT", (request, response) => {
    void handle(request, response);
  });
  for (const server of servers) {
    server.on("upgrade", (...upgrade) => hub.emit("upgrade", ...upgrade));
  }
  const hostile = await listenOnLoopback(
    evilPort,
    "EVIL_PORT",
    createHostilePage(toLoopbackOrigins(webPort), toLoopbackOrigins(apiPort)),
  );
  whenAskedToStop(async () => {
    for (const server of [...servers, ...hostile]) server.close();
    await app.close();
  });
} catch (error) {
  exitWith(error);
}
