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
    does: "A program reads it, with no page and no permission",
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
      "In a pattern a dot matches any character, so shop.example.com also matches shop-example.com, which anybody can buy. No page on this machine can have that name. A program can send it, and a browser there would obey the server’s response.",
    cause: "Pasted the name of the host into a pattern.",
    upstream: ["PortSwigger/url-cheatsheet-data#3", "google/clusterfuzz#5303"],
    shows: {
      scenario: {
        steps: [shop, lookAlike(true)],
        why: "The server allowed the look-alike, and its cookies. A browser with a page of that name open would let it read the response.",
      },
      instruction: "A program sends the origins of two websites.",
    },
    change: "Put a backslash before each dot; or use a list.",
  },
  {
    ...pattern(String.raw`https://shop\.example\.com`),
    id: "dot-escaped",
    title: "Every dot escaped",
    lesson:
      "With a backslash before it a dot matches only a dot, so only the one name matches. A list of whole origins does the same, and there is nothing in it to get wrong.",
    cause: "Escaped the dots, and tried a name that must not match.",
    shows: {
      scenario: {
        steps: [shop, lookAlike(false)],
        why: "The program got the list as the look-alike too, because a program reads any response. It got no permission: a browser would block the page.",
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
      "The list names the trusted origins, and everybody can read. CORS tells browsers which page’s script may read a response. A program that is no browser sends no Origin and reads everything. The server itself has to check who may read.",
    cause: "Restricted the origins, and took the API for protected.",
    upstream: ["expressjs/cors#8", "aio-libs/aiohttp-cors#419"],
    shows: {
      scenario: {
        steps: readTwice(200),
        why: "The server checked no session. It responded with 200 and the whole list, and there was no browser to block it.",
      },
      instruction: "Your page reads the list, and then a program that is no browser.",
    },
    change: "Require a sign-in for reading; keep CORS for the pages.",
    fix: "session-checked",
    outcomes: allAllowed,
  },
  {
    id: "session-checked",
    title: "A session, and CORS",
    policy: setup("session-checked"),
    lesson:
      "The server checks a cookie or a token, and so decides who may read. CORS runs first, and decides which pages may read the response in that person’s name.",
    cause: "Checked the session in a hook behind CORS.",
    shows: {
      scenario: {
        steps: [signIn({ credentials: "include" }), ...readTwice(401)],
        why: "The program had no session, and got a 401. The page had one, and CORS allowed it to read.",
      },
      instruction: "Your page signs in and reads, and then a program that is no browser.",
    },
    change: "Nothing: each of the two does its own work.",
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
