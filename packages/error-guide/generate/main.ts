import { writeFileSync } from "node:fs";
import { toMeasured } from "./measured.ts";
import { toFastApiProfiles } from "@blocked/servers/fastapi-profiles";
import { toRecorded } from "./recorded.ts";
import { toRuns } from "./runs.ts";

const source = new URL("../src/", import.meta.url);
const write = (file: string, data: unknown) =>
  writeFileSync(new URL(file, source), `${JSON.stringify(data, null, 1)}\n`);

write("recorded.json", toRecorded());
write("runs.json", toRuns());
write("../../servers/fastapi/profiles.json", toFastApiProfiles());
write("../../../apps/web/features/learn/tutorial/measured.json", toMeasured());

// The pages import recorded.json, so load them only after it is written.
const { writePages, writeServersReadme } = await import("./files.ts");
writePages();
writeServersReadme();
