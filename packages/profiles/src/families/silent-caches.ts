import type { Profile } from "../profile.ts";
import type { ScenarioStep } from "../scenario.ts";
import { asked, simple } from "./outcomes.ts";

const setup = (name: string) => ({ kind: "setup", name }) as const;
const permitted = { ...simple, ...asked };

const asImage: ScenarioStep = {
  does: "Load a logo as an image does, without CORS",
  request: { path: "/logo.svg", mode: "no-cors" },
  sees: "opaque",
  exchanges: ["GET 200"],
};
const then = (end: Pick<ScenarioStep, "sees" | "exchanges" | "otherwise">): ScenarioStep => ({
  does: "Fetch the same logo, with CORS",
  request: { path: "/logo.svg" },
  isSameAddress: true,
  ...end,
});

const item = { name: "Fountain pen", description: "Steel nib, fine", price: 2400 };
const put = (does: string, end: Omit<ScenarioStep, "does" | "request">): ScenarioStep => ({
  does,
  request: { method: "PUT", path: "/items/1", json: item },
  ...end,
});
const allowed = put("Edit an item", {
  sees: { status: 200 },
  exchanges: ["OPTIONS 204", "PUT 200"],
});
const refused = { sees: "TypeError", exchanges: ["OPTIONS 204"], isSameAddress: true } as const;

/** What a browser keeps, and goes by when it should not. */
export const silentCaches: readonly Profile[] = [
  {
    id: "cache-without-vary",
    title: "A cached answer without Vary",
    policy: setup("cache-without-vary"),
    lesson:
      "An answer depends on who asks: to a request without the header Origin it gives no permission. Vary: Origin tells caches so. Without it the browser keeps the first copy, here an image’s, and serves it to a script that needed the other. The server sees nothing of it, so its log shows no failure.",
    cause:
      "Put a proxy in front that drops Vary, or added the header only where an Origin was sent.",
    shows: {
      scenario: {
        steps: [
          asImage,
          then({
            sees: "TypeError",
            exchanges: [],
            otherwise: { webkit: { sees: { status: 200 }, exchanges: ["GET 200"] } },
          }),
        ],
        whyNot: {
          webkit:
            "WebKitGTK asked the server again where this was recorded, and so did this browser: it did not go by its copy. Chromium and Firefox do, and block it.",
        },
        why: "No request was sent. The browser still had the answer from before, which was made for a request without an Origin and carries no permission.",
      },
      instruction: "Loads one logo twice: without CORS, then with it.",
    },
    change: "Send Vary: Origin with every answer, those to requests without an Origin included.",
    fastapi: null,
    fix: "cache-with-vary",
    outcomes: permitted,
  },
  {
    id: "cache-with-vary",
    title: "A cached answer with Vary",
    policy: setup("cache-with-vary"),
    lesson:
      "Vary: Origin tells every cache on the way that the answer is another one for another Origin. The plugin adds it wherever its answer depends on who asks.",
    cause: "Left Vary as the plugin sends it.",
    shows: {
      scenario: {
        steps: [asImage, then({ sees: { status: 200 }, exchanges: ["GET 200"] })],
        why: "The answer from before was made for a request without an Origin, and Vary says that it may not serve for another. So the browser asked again.",
      },
      instruction: "Loads one logo twice: without CORS, then with it.",
    },
    change: "Nothing: this is how answers may be cached.",
    fastapi: null,
    fix: "cache-with-vary",
    outcomes: permitted,
  },
  {
    id: "permission-remembered",
    title: "An old permission remembered",
    policy: setup("permission-remembered"),
    lesson:
      "A browser remembers what a preflight was answered, for as long as Access-Control-Max-Age says and for five seconds without it. Until then a change of the policy has no effect on it. Where PUT is no longer allowed, the same press works, works again, and then fails, though nobody touched the page.",
    cause: "Raised maxAge to save preflights, and changed the policy the same afternoon.",
    shows: {
      scenario: {
        decisive: 1,
        steps: [
          allowed,
          put("The server no longer allows PUT; edit it again", {
            sees: { status: 200 },
            exchanges: ["PUT 200"],
            isSameAddress: true,
          }),
          put("Edit it once more when the permission has run out", { ...refused, waits: 3 }),
        ],
        why: "The server had withdrawn the permission already. The browser still remembered the old one, so it did not ask, and the item was written.",
      },
      instruction: "Edits one item three times, the last time after a wait of three seconds.",
    },
    change: "While you change policies, send maxAge: 0, and set it when they are settled.",
    fastapi: null,
    fix: "permission-asked-again",
    outcomes: permitted,
  },
  {
    id: "permission-asked-again",
    title: "A permission asked for each time",
    policy: setup("permission-asked-again"),
    lesson:
      "With a Max-Age of 0 nothing is remembered: every request asks, and a change of the policy counts from the next one on. It costs a preflight each time, so it is for the days on which policies change.",
    cause: "Set maxAge to 0 for the time being.",
    shows: {
      scenario: {
        steps: [allowed, put("The server no longer allows PUT; edit it again", refused)],
        why: "The browser asked again, heard that PUT is no longer allowed, and did not send it. That is what the server wants now.",
      },
      instruction: "Edits one item twice.",
    },
    change: "Nothing: the policy counts as it stands.",
    fastapi: null,
    fix: "permission-asked-again",
    outcomes: permitted,
  },
];
