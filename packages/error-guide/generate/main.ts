import { writeFileSync } from "node:fs";
import { toRecorded } from "./recorded.ts";

const recorded = new URL("../src/recorded.json", import.meta.url);
writeFileSync(recorded, `${JSON.stringify(toRecorded(), null, 1)}\n`);

// The pages import recorded.json, so load them only after it is written.
const { writePages } = await import("./files.ts");
writePages();
