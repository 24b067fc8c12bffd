export { findFreeAddresses, listenOnLoopback } from "./loopback.ts";
export { exitWith, PlainError } from "./plain-error.ts";
export { readSettings, root, type Settings, toOrigin, toPageOrigins } from "./settings.ts";
export { whenAskedToStop } from "./stop.ts";
