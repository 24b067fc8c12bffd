import { launch, type Running } from "../engines/launch.ts";
import { test as base } from "../engines/test.ts";
import { pages } from "./origins.ts";
import { createPerform, type Perform } from "./perform.ts";
import { openSender, type Sender } from "./sender.ts";

type PerWorker = {
  senders: ReadonlyMap<string, Sender>;
  /** Performs cases, many at a time. */
  perform: Perform;
  /** The page at the lab's usual origin. */
  sender: Sender;
};

/** A worker's tests share their pages: every trace is a new URL, so that no test sees another's. */
export const test = base.extend<object, PerWorker>({
  senders: [
    async ({ engine }, use) => {
      const launched: Running[] = [];
      const senders = new Map<string, Sender>();
      for (const page of pages) {
        const last = launched.at(-1);
        const running = last === undefined || last.hasOnePage ? await launch(engine) : last;
        if (running !== last) launched.push(running);
        senders.set(page, await openSender(running, page));
      }
      await use(senders);
      for (const running of launched) await running.close();
    },
    { scope: "worker" },
  ],
  perform: [async ({ senders }, use) => use(createPerform(senders)), { scope: "worker" }],
  sender: [
    async ({ senders }, use) => {
      const sender = senders.get(pages[0]);
      if (sender === undefined) throw new Error(`There is no page at ${pages[0]}.`);
      await use(sender);
    },
    { scope: "worker" },
  ],
});

export { expect } from "@playwright/test";
