import { join } from "node:path";
import { readSetupTexts } from "@blocked/setups/texts";

/** Next.js runs in apps/web, in development, when it builds and when it serves. */
export const setupTexts = readSetupTexts(join(process.cwd(), "../.."));
