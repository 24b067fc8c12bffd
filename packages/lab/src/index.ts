export { findFreeAddresses, listenOnLoopback } from "./loopback.ts";
export { isAlive } from "./parent.ts";
export { findPortBlock } from "./port-block.ts";
export { exitWith, PlainError } from "./plain-error.ts";
export { readPort } from "./port-setting.ts";
export { root } from "./root.ts";
export {
  type LogLevel,
  readSettings,
  type Settings,
  toOrigin,
  toLoopbackOrigins,
} from "./settings.ts";
export { whenAskedToStop } from "./stop.ts";
export { terminal } from "./terminal.ts";
export { tell, toPlainText } from "./suite/events.ts";
