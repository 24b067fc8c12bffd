import { test as base } from "@playwright/test";
import { withCors } from "./guard.ts";

/** Playwright's test with the guard. */
export const test = withCors(base);

export { advise, type Advice } from "./advice.ts";
export { toDiagram } from "./diagram.ts";
export type { CorsFailure } from "./failure.ts";
export { type CorsFixtures, withCors } from "./guard.ts";
export { expect, type Expected, type ReadInit } from "./matchers.ts";
export { type Preflight, recordPreflights } from "./preflights.ts";
export { type Recorder, recordThrough } from "./record-through.ts";
