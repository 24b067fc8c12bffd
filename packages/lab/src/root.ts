import { fileURLToPath } from "node:url";

/** The repository's top folder. NOTE: this file and the API's bundle both lie three folders below it. */
export const root = fileURLToPath(new URL("../../..", import.meta.url));
