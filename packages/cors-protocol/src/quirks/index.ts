export { quirks } from "./list.ts";
export type { Quirk, Run } from "./quirk.ts";
