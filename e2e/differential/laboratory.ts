import { test as base } from "@playwright/test";
import { openLaboratory, openRoom } from "./perform.ts";
import { pages } from "./places.ts";

type Rooms = {
  /** Performs cases, many at a time. */
  perform: Awaited<ReturnType<typeof openLaboratory>>;
  /** One page at the lab's usual origin, which sends what it is told. */
  room: Awaited<ReturnType<typeof openRoom>>;
};

/** Without a page of its own for each test: every trace is a new address, so that no test sees another's. */
export const test = base.extend<object, Rooms>({
  perform: [async ({ browser }, use) => use(await openLaboratory(browser)), { scope: "worker" }],
  room: [async ({ browser }, use) => use(await openRoom(browser, pages[0])), { scope: "worker" }],
});

export { expect } from "@playwright/test";
