import { writeFileSync } from "node:fs";
import { toValueFiles } from "./engine-rules.ts";

for (const { name, text } of toValueFiles()) {
  writeFileSync(new URL(`../src/quirks/values/${name}`, import.meta.url), text);
}
