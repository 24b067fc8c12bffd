import {
  exitWith,
  listenOnLoopback,
  readSettings,
  toOrigin,
  toPageOrigins,
  whenAskedToStop,
} from "@blocked/lab";
import { buildApp } from "./app.ts";
import { openDatabase } from "./database/database.ts";

try {
  const settings = readSettings();
  const app = await buildApp({
    database: openDatabase(settings.databasePath),
    pageOrigins: toPageOrigins(settings.webPort),
    apiOrigin: toOrigin(settings.apiPort),
    jwtSecret: settings.jwtSecret,
  });
  await app.ready();
  const servers = await listenOnLoopback(settings.apiPort, "API_PORT", (request, response) =>
    app.routing(request, response),
  );
  whenAskedToStop(async () => {
    await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
    await app.close();
  });
} catch (error) {
  exitWith(error);
}
