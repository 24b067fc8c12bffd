import { blocked, readable } from "../../model/outcome.ts";
import type { Profile } from "../../model/profile.ts";
import type { ScenarioStep } from "../../model/scenario.ts";
import { allAllowed, attackers, everyRequest, preflightedRequests } from "../shared/outcomes.ts";
import { plugin, setup } from "../shared/policies.ts";
import { signIn } from "../silent/cookies.ts";

/** A program sends any Origin that it likes, and reads what the server would allow a browser there. */
const sayOrigin = (origin: string, isAllowed: boolean, who: string): ScenarioStep => ({
  does: `A program sends the origin ${origin}, ${who}`,
  request: { path: "/items", headers: [["Origin", origin]], sender: "program" },
  asks: "Access-Control-Allow-Origin",
  sees: { status: 200, hasHeader: isAllowed },
  exchanges: ["GET 200"],
});

const shop = sayOrigin("https://shop.example.com", true, "which is meant");
const lookAlike = (isAllowed: boolean) =>
  sayOrigin("https://shop-example.com", isAllowed, "a name that anybody can buy");

/** The page itself, or the shop: the pattern of the latter is what differs. */
const pattern = (ofShop: string) =>
  ({
    policy: plugin({ origin: { regex: `^(http://{host}:{port}|${ofShop})$` } }),
    outcomes: allAllowed,
    fix: "dot-escaped",
  }) satisfies Partial<Profile>;

/** The page reads the list; then a program that is no browser gets this status. */
const readTwice = (status: number): ScenarioStep[] => [
  {
    does: "Your page reads the list",
    request: { path: "/items", credentials: "include" },
    sees: { status: 200 },
    exchanges: ["GET 200"],
  },
  {
    does: "A program reads it, without a browser and without a session",
    request: { path: "/items", sender: "program" },
    sees: { status },
    exchanges: [`GET ${status}`],
  },
];

/** What no browser on this machine can show: origins that it cannot have, and clients that are no browsers. */
export const withoutBrowser: readonly Profile[] = [
  {
    ...pattern("https://shop.example.com"),
    id: "dot-unescaped",
    title: "Unescaped dot in a pattern",
    lesson:
      "Anybody can buy a name that the pattern also matches. In a pattern a dot matches any character, so shop.example.com also matches shop-example.com. No page on this machine can have that name. A program can send it, and a browser there would follow the server’s response.",
    cause: "The name of the host was pasted into a pattern.",
    upstream: ["PortSwigger/url-cheatsheet-data#3", "google/clusterfuzz#5303"],
    shows: {
      scenario: {
        steps: [shop, lookAlike(true)],
        why: "The server allowed the look-alike, with cookies. A browser would let a page of that name read the response.",
      },
      instruction: "A program sends the origins of two websites.",
    },
    change: "Put a backslash before each dot, or use a list.",
  },
  {
    ...pattern(String.raw`https://shop\.example\.com`),
    id: "dot-escaped",
    title: "Every dot escaped",
    lesson:
      "Only the one name matches, because a backslash stands before each dot. With a backslash before it, a dot matches only a dot. A list of whole origins does the same, and is harder to get wrong.",
    cause: "The dots are escaped, and a name that must not match was tested.",
    shows: {
      scenario: {
        steps: [shop, lookAlike(false)],
        why: "The program got the list as the look-alike too, because a program reads any response. The response has no Access-Control-Allow-Origin, so a browser would block the page.",
      },
      instruction: "A program sends the origins of two websites.",
    },
    change: "Nothing; a list would be simpler still.",
  },
  {
    id: "cors-as-a-lock",
    title: "CORS as access control",
    policy: plugin(),
    lesson:
      "The server names the pages that it trusts, but any program can read the list. CORS tells browsers which page’s script may read a response. A program that is no browser sends no Origin and reads everything. The server itself has to check who may read.",
    cause: "Only some origins are allowed, and the API was thought to be protected.",
    upstream: ["expressjs/cors#8", "aio-libs/aiohttp-cors#419"],
    shows: {
      scenario: {
        steps: readTwice(200),
        why: "The server checked no session. It responded with 200 and the whole list, and no browser was there to block it.",
      },
      instruction: "Your page reads the list, and then a program that is no browser.",
    },
    change: "Require a sign-in for reading, and keep CORS for the pages.",
    fix: "session-checked",
    outcomes: allAllowed,
  },
  {
    id: "session-checked",
    title: "Session and CORS",
    policy: setup("session-checked"),
    lesson:
      "The server checks a cookie or a token, so it decides who may read. CORS runs first, and decides which pages may read the response for that user.",
    cause: "A hook after CORS checks the session.",
    shows: {
      scenario: {
        steps: [signIn({ credentials: "include" }), ...readTwice(401)],
        why: "The program had no session, and got a 401. The page had one, and CORS allowed it to read.",
      },
      instruction: "Your page signs in and reads, and then a program that is no browser.",
    },
    change: "Nothing: CORS and the session check do different work.",
    fix: "session-checked",
    outcomes: {
      ...everyRequest(401, readable),
      "read-with-cookies": readable("GET 200"),
      "read-with-token": preflightedRequests["read-with-token"],
      "update-with-cookies-and-token": preflightedRequests["update-with-cookies-and-token"],
      ...attackers(),
      "read-from-a-sandbox": blocked("MissingAllowOriginHeader", "", "GET 401"),
    },
    otherwise: {
      webkit: { "read-from-a-sandbox": blocked("MissingAllowOriginHeader", "", "GET 200") },
    },
  },
];
