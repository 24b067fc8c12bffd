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
      "The browser reused a cached response that does not allow your page. The response depends on the request’s origin, but no Vary: Origin tells caches so. An image was requested without an Origin header, and the browser served its copy to a script. The server saw no second request, so its log shows no failure.",
    cause: "A proxy drops Vary, or the server adds the header only to requests with an Origin.",
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
            "WebKitGTK sent a new request when this was recorded, and so did this browser: it did not use its copy. Chromium and Firefox use the copy and block it.",
        },
        why: "No request was sent. The browser still had the earlier response, which was made for a request without an Origin and has no Access-Control-Allow-Origin.",
      },
      instruction: "Loads one logo twice: without CORS, then with it.",
    },
    change: "Send Vary: Origin on every response, even without an Origin header.",
    fix: "cache-with-vary",
    outcomes: allAllowed,
  },
  {
    id: "cache-with-vary",
    title: "Cached response with Vary",
    policy: setup("cache-with-vary"),
    lesson:
      "The browser sent a new request instead of using its cached copy. Vary: Origin tells every cache on the way that the response differs for another Origin. @fastify/cors adds it wherever its response depends on the origin.",
    cause: "The server sends Vary: Origin, as @fastify/cors does by default.",
    shows: {
      scenario: {
        steps: [asImage, then({ sees: { status: 200 }, exchanges: ["GET 200"] })],
        why: "The earlier response was made for a request without an Origin, and Vary forbids using it for another, so the browser sent a new request.",
      },
      instruction: "Loads one logo twice: without CORS, then with it.",
    },
    change: "Nothing: responses can be cached like this.",
    fix: "cache-with-vary",
    outcomes: allAllowed,
  },
  {
    id: "permission-remembered",
    title: "Cached preflight",
    policy: setup("permission-remembered"),
    lesson:
      "The browser did not see that the server had changed its policy. It used a cached preflight, which it keeps for as long as Access-Control-Max-Age says, and for five seconds without it. When PUT is no longer allowed, the same request works once more and then fails, although the page did not change.",
    cause: "The server raised maxAge to save preflights, and its policy changed the same day.",
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
        why: "The server no longer allowed PUT. The browser still had the cached preflight, so it sent no new one, and the server wrote the item.",
      },
      instruction: "Edits one item three times, the last time after a wait of three seconds.",
    },
    change: "Send a Max-Age of 0 while you change policies. Raise it when they are settled.",
    fix: "permission-asked-again",
    outcomes: allAllowed,
  },
  {
    id: "permission-asked-again",
    title: "Preflight never cached",
    policy: setup("permission-asked-again"),
    lesson:
      "The browser followed the new policy from the next request on. With a Max-Age of 0 it caches no preflight. Each request then costs a preflight, so use it only while policies change.",
    cause: "The server sends a Max-Age of 0 while its policy changes.",
    shows: {
      scenario: {
        steps: [allowed, put("The server no longer allows PUT; edit it again", refused)],
        why: "The browser sent a new preflight, saw that PUT is no longer allowed, and did not send it.",
      },
      instruction: "Edits one item twice.",
    },
    change: "Nothing: every request follows the current policy.",
    fix: "permission-asked-again",
    outcomes: allAllowed,
  },
];
