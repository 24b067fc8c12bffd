import type { Profile } from "../../model/profile.ts";
import type { ScenarioStep } from "../../model/scenario.ts";
import { allAllowed } from "../shared/outcomes.ts";
import { setup } from "../shared/policies.ts";

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

/** Responses and permissions that a browser stores, and uses when it should not. */
export const silentCaches: readonly Profile[] = [
  {
    id: "cache-without-vary",
    title: "Cached response without Vary",
    policy: setup("cache-without-vary"),
    lesson:
      "The server’s response depends on the request’s origin, and no Vary: Origin tells caches so. A request without the header Origin gets no permission. The browser stores that first copy, here an image’s, and serves it to a script that needed the other. The server sees no second request, so its log shows no failure.",
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
            "WebKitGTK sent a new request where this was recorded, and so did this browser: it did not use its copy. Chromium and Firefox do, and block it.",
        },
        why: "No request was sent. The browser still had the earlier response, which was made for a request without an Origin and carries no permission.",
      },
      instruction: "Loads one logo twice: without CORS, then with it.",
    },
    change: "Send Vary: Origin with every response, those to requests without an Origin included.",
    fix: "cache-with-vary",
    outcomes: allAllowed,
  },
  {
    id: "cache-with-vary",
    title: "Cached response with Vary",
    policy: setup("cache-with-vary"),
    lesson:
      "Vary: Origin tells every cache on the way that the response differs for another Origin. The plugin adds it wherever its response depends on the origin.",
    cause: "Left Vary as the plugin sends it.",
    shows: {
      scenario: {
        steps: [asImage, then({ sees: { status: 200 }, exchanges: ["GET 200"] })],
        why: "The earlier response was made for a request without an Origin, and Vary forbids using it for another. So the browser sent a new request.",
      },
      instruction: "Loads one logo twice: without CORS, then with it.",
    },
    change: "Nothing: this is how responses may be cached.",
    fix: "cache-with-vary",
    outcomes: allAllowed,
  },
  {
    id: "permission-remembered",
    title: "Cached preflight",
    policy: setup("permission-remembered"),
    lesson:
      "The browser used a cached preflight, so it did not see that the policy had changed. It caches one for as long as Access-Control-Max-Age says, and for five seconds without it. When PUT is no longer allowed, the same request works, works again, and then fails, though nobody touched the page.",
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
          put("Edit it once more when the cache entry has expired", { ...refused, waits: 3 }),
        ],
        why: "The server no longer allowed PUT. The browser still had the old permission in its cache, so it sent no preflight, and the item was written.",
      },
      instruction: "Edits one item three times, the last time after a wait of three seconds.",
    },
    change: "While you change policies, send maxAge: 0, and set it when they are settled.",
    fix: "permission-asked-again",
    outcomes: allAllowed,
  },
  {
    id: "permission-asked-again",
    title: "Preflight never cached",
    policy: setup("permission-asked-again"),
    lesson:
      "With a Max-Age of 0 the browser caches no preflight. A change of the policy counts from the next request on. It costs a preflight each time, so it is for the days on which policies change.",
    cause: "Set maxAge to 0 for the time being.",
    shows: {
      scenario: {
        steps: [allowed, put("The server no longer allows PUT; edit it again", refused)],
        why: "The browser sent a new preflight, saw that PUT is no longer allowed, and did not send it. That is what the server wants now.",
      },
      instruction: "Edits one item twice.",
    },
    change: "Nothing: every request follows the current policy.",
    fix: "permission-asked-again",
    outcomes: allAllowed,
  },
];
