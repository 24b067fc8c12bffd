import { launch, type Running } from "../engines/launch.ts";
import { test as base } from "../engines/test.ts";
import { openLaboratory, openRoom, type Room } from "./perform.ts";
import { pages } from "./origins.ts";

type Rooms = {
  rooms: ReadonlyMap<string, Room>;
  /** Performs cases, many at a time. */
  perform: ReturnType<typeof openLaboratory>;
  /** One page at the lab's usual origin, which sends what it is told. */
  room: Room;
};

/** Without a page of its own for each test: every trace is a new address, so that no test sees another's. */
export const test = base.extend<object, Rooms>({
  rooms: [
    async ({ engine }, use) => {
      const running: Running[] = [await launch(engine)];
      const rooms = new Map<string, Room>();
      for (const page of pages) {
        const [first] = running;
        const own =
          first === undefined || (first.hasOnePage && rooms.size > 0)
            ? await launch(engine)
            : first;
        if (own !== first) running.push(own);
        rooms.set(page, await openRoom(own, page));
      }
      await use(rooms);
      for (const one of running) await one.close();
    },
    { scope: "worker" },
  ],
  perform: [async ({ rooms }, use) => use(openLaboratory(rooms)), { scope: "worker" }],
  room: [
    async ({ rooms }, use) => {
      const room = rooms.get(pages[0]);
      if (room === undefined) throw new Error(`There is no page at ${pages[0]}.`);
      await use(room);
    },
    { scope: "worker" },
  ],
});

export { expect } from "@playwright/test";
