import { join } from "node:path";
import { readSetupTexts } from "@blocked/setups/texts";
import type { SetupTexts } from "./server-code.ts";

/** Next.js runs in apps/web in development, while it builds and while it serves. */
export const setupTexts: SetupTexts = readSetupTexts(join(process.cwd(), "../.."));
