import {
  exitWith,
  listenOnLoopback,
  readSettings,
  toLoopbackOrigins,
  whenAskedToStop,
} from "@blocked/lab";
import { buildApp } from "./app.ts";
import { openDatabase } from "./database/database.ts";
import { answerUnparsed } from "./witness/unparsed.ts";
import { createWitness } from "./witness/witness.ts";

try {
  const settings = readSettings();
  const witness = createWitness();
  const app = await buildApp({
    witness,
    database: openDatabase(settings.databasePath),
    pageOrigins: toLoopbackOrigins(settings.webPort),
    apiOrigins: toLoopbackOrigins(settings.apiPort),
    jwtSecret: settings.jwtSecret,
  });
  await app.ready();
  const servers = await listenOnLoopback(settings.apiPort, "API_PORT", (request, response) =>
    app.routing(request, response),
  );
  for (const server of servers) server.on("clientError", answerUnparsed(witness));
  whenAskedToStop(async () => {
    await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
    await app.close();
  });
} catch (error) {
  exitWith(error);
}
