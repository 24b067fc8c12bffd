import { profiles } from "@blocked/profiles";
import { toLoopbackOrigins } from "@blocked/lab";
import { buildApp } from "../src/app.ts";
import { openDatabase } from "../src/database/database.ts";
import { createWitness } from "../src/witness/witness.ts";

// Measures how long the API takes to be ready with N profiles: copies of those that configure the plugin.
const count = Number(process.argv[2]);
const plain = profiles.filter(({ policy }) => policy.kind === "plugin");
const copies = Array.from({ length: count }, (_, index) => {
  const profile = plain[index % plain.length];
  if (profile === undefined) throw new Error("There is no profile to copy.");
  return { ...profile, id: `copy-${index}` };
});
const [begin, used] = [performance.now(), process.cpuUsage()];
const app = await buildApp({
  database: openDatabase(":memory:"),
  witness: createWitness(),
  pageOrigins: toLoopbackOrigins(3000),
  apiOrigins: toLoopbackOrigins(4000),
  jwtSecret: null,
  profiles: copies,
});
await app.ready();
const { user, system } = process.cpuUsage(used);
process.stdout.write(JSON.stringify([performance.now() - begin, (user + system) / 1000]));
await app.close();
