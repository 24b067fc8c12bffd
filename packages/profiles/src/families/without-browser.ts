import { blocked, type Profile, readable } from "../profile.ts";
import type { ScenarioStep } from "../scenario.ts";
import { asked, everyAnswer, simple, attackers } from "./outcomes.ts";
import { allowedHeaders, correctOptions, fastapiNames, methods } from "./permissions.ts";
import { signIn } from "./silent-cookies.ts";

const { allow_headers, allow_methods } = fastapiNames;
const served = { ...simple, ...asked };

/** A program says any Origin that it likes, and looks at what the server would tell a browser there. */
const sayOrigin = (origin: string, isLetIn: boolean, who: string): ScenarioStep => ({
  does: `A program asks as a page of ${origin}, ${who}`,
  request: { path: "/items", headers: [["Origin", origin]], sender: "program" },
  asks: "Access-Control-Allow-Origin",
  sees: { status: 200, hasHeader: isLetIn },
  exchanges: ["GET 200"],
});

const shop = sayOrigin("https://shop.example.com", true, "which is meant");
const lookAlike = (isLetIn: boolean) =>
  sayOrigin("https://shop-example.com", isLetIn, "a name that anybody can buy");

/** The page itself, or the shop: the pattern of the latter is what differs. */
const pattern = (ofShop: string) => {
  const regex = `(http://{host}:{port}|${ofShop})`;
  return {
    policy: {
      kind: "plugin",
      options: { origin: { regex: `^${regex}$` }, credentials: true, methods, allowedHeaders },
    },
    fastapi: {
      options: { allow_origin_regex: regex, allow_credentials: true, allow_methods, allow_headers },
      differs: null,
    },
    outcomes: served,
    fix: "dot-escaped",
  } satisfies Partial<Profile>;
};

/** The page, which is let in; and then a program that is no browser, and gets this status. */
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

/** What no browser can show: who is let in whom no page on this machine can be, and who is no browser at all. */
export const withoutBrowser: readonly Profile[] = [
  {
    ...pattern("https://shop.example.com"),
    id: "dot-unescaped",
    title: "A dot that is any character",
    lesson:
      "In a pattern a dot stands for any character, so shop.example.com also fits shop-example.com, which anybody can buy. No page on this machine can have that name; a program can say it, and the server’s answer is the one that a browser there would obey.",
    cause: "Pasted the name of the host into a pattern.",
    upstream: [
      "https://github.com/PortSwigger/url-cheatsheet-data/issues/3",
      "https://github.com/google/clusterfuzz/pull/5303",
    ],
    shows: {
      scenario: {
        steps: [shop, lookAlike(true)],
        why: "The server allowed the look-alike, and its cookies. A browser with a page of that name open would hand over the answer.",
      },
      instruction: "A program asks in the name of two websites.",
    },
    change: "Put a backslash before each dot; or use a list.",
  },
  {
    ...pattern(String.raw`https://shop\.example\.com`),
    id: "dot-escaped",
    title: "Every dot escaped",
    lesson:
      "With a backslash before it a dot is a dot, and only the one name fits. A list of whole origins does the same, and there is nothing in it to get wrong.",
    cause: "Escaped the dots, and tried a name that must not fit.",
    shows: {
      scenario: {
        steps: [shop, lookAlike(false)],
        why: "The look-alike got the list as well, for a program reads any answer, but no permission: a browser would keep it from the page.",
      },
      instruction: "A program asks in the name of two websites.",
    },
    change: "Nothing; a list would be simpler still.",
  },
  {
    id: "cors-as-a-lock",
    title: "CORS taken for a lock",
    policy: { kind: "plugin", options: correctOptions },
    lesson:
      "The list names the origins that are trusted, and everybody can read. CORS tells browsers which page’s script may see an answer. A program that is no browser asks nobody: it sends no Origin, and gets everything. Who may read is for the server to check.",
    cause: "Restricted the origins, and took the API for protected.",
    upstream: [
      "https://github.com/expressjs/cors/issues/8",
      "https://github.com/aio-libs/aiohttp-cors/issues/419",
    ],
    shows: {
      scenario: {
        steps: readTwice(200),
        why: "The server never asked who it was. It answered 200 with the whole list, and there was no browser to hold it back.",
      },
      instruction: "Your page asks, and then a program that is no browser.",
    },
    change: "Ask whoever reads to sign in; keep CORS for the pages.",
    fastapi: {
      options: { ...fastapiNames, allow_credentials: true },
      differs: "FastAPI’s middleware keeps no program out either.",
    },
    fix: "session-checked",
    outcomes: served,
  },
  {
    id: "session-checked",
    title: "A session, and CORS",
    policy: { kind: "setup", name: "session-checked" },
    lesson:
      "Two questions, two answers. The server checks a cookie or a token, and so decides who may read. CORS comes first, and decides which pages may be handed the answer in that person’s name.",
    cause: "Checked the session in a hook behind CORS.",
    shows: {
      scenario: {
        steps: [signIn({ credentials: "include" }), ...readTwice(401)],
        why: "The program had no session, and the server said so. The page had one, and CORS let it read.",
      },
      instruction: "Your page signs in and asks, and then a program that is no browser.",
    },
    change: "Nothing: each of the two does its own work.",
    fastapi: null,
    fix: "session-checked",
    outcomes: {
      ...everyAnswer(401, readable),
      "read-with-cookies": readable("GET 200"),
      "read-with-token": asked["read-with-token"],
      "update-with-cookies-and-token": asked["update-with-cookies-and-token"],
      ...attackers(),
      "read-from-a-sandbox": blocked("MissingAllowOriginHeader", "", "GET 401"),
    },
    otherwise: {
      webkit: { "read-from-a-sandbox": blocked("MissingAllowOriginHeader", "", "GET 200") },
    },
  },
];
