import type { Family, Profile } from "../profile.ts";
import type { ScenarioRequest, ScenarioStep } from "../scenario.ts";
import { asked, simple } from "./outcomes.ts";
import { onlyRecorded } from "./only-recorded.ts";
import { correctOptions } from "./permissions.ts";

const setup = (name: string) => ({ kind: "setup", name }) as const;
const permitted = { ...simple, ...asked };
const common = {
  policy: { kind: "plugin", options: correctOptions },
  fastapi: null,
  outcomes: permitted,
} satisfies Partial<Profile>;

const ask = (
  does: string,
  request: ScenarioRequest,
  end: Omit<ScenarioStep, "does" | "request">,
): ScenarioStep[] => [{ does, request, ...end }];

const toList = { path: "/items" };
const answered = { sees: { status: 200 }, exchanges: ["GET 200"] } as const;
const nothing = { sees: "TypeError", exchanges: [] } as const;

/** What a page feels as it feels a CORS error, and what is none. */
export const notCors: Family = {
  id: "not-cors",
  title: "Not CORS at all, but looks like it",
  isFolded: true,
  kind: "not-cors",
  profiles: [
    {
      ...common,
      id: "server-down",
      title: "The API is not running",
      lesson:
        "Where nothing listens nobody can give permission. Script gets the same error as from a CORS block, on purpose: a page is not to find out what runs on a machine. The network panel tells them apart: the request has no status. Chromium’s console does too; Firefox’s speaks of CORS all the same, and says “did not succeed”.",
      cause: "Forgot to start the API, or looked for it at another port.",
      shows: {
        scenario: {
          steps: ask(
            "Read the list where nothing listens",
            { ...toList, base: "http://localhost:{closedPort}" },
            {
              ...nothing,
              prints: {
                chromium: ["Failed to load resource: net::ERR_CONNECTION_REFUSED"],
                webkit: [
                  "Failed to load resource: Could not connect to localhost: Connection refused",
                ],
              },
            },
          ),
          why: "Nothing listens at that port, so nothing was sent and nothing was checked.",
        },
        instruction: "One request, to the port next to the API’s.",
      },
      change: "Start the API, or correct the address.",
      fix: "server-up",
    },
    {
      ...common,
      id: "server-up",
      title: "The API is running",
      lesson: "Something listens, answers, and gives permission.",
      cause: "Started the API.",
      shows: {
        scenario: {
          steps: ask("Read the list", toList, answered),
          why: "The API answered and gave permission.",
        },
        instruction: "One request.",
      },
      change: "Nothing.",
      fix: "server-up",
    },
    {
      ...common,
      id: "connection-cut",
      title: "The connection is cut",
      policy: setup("connection-cut"),
      lesson:
        "The server took the request and closed the connection before it answered: it crashed, was restarted, or ran out of memory. No answer, no headers, and for your script the error that CORS makes too. Some browsers try again by themselves.",
      cause: "Had the development server restart in the middle of a request.",
      shows: {
        scenario: {
          steps: ask(
            "Ask for a report",
            { path: "/report" },
            {
              sees: "TypeError",
              exchanges: ["GET 0"],
              prints: {
                chromium: ["Failed to load resource: net::ERR_EMPTY_RESPONSE"],
                webkit: ["Failed to load resource: Connection terminated unexpectedly"],
              },
            },
          ),
          why: "The request arrived, and the connection ended without an answer. There was nothing to check.",
        },
        instruction: "One request.",
      },
      change: "Look into the server’s log: it did not survive the request.",
      fix: "connection-kept",
    },
    {
      ...common,
      id: "connection-kept",
      title: "The connection is kept",
      policy: setup("connection-kept"),
      lesson: "The server lives long enough to answer.",
      cause: "Mended the crash.",
      shows: {
        scenario: {
          steps: ask("Ask for a report", { path: "/report" }, answered),
          why: "The server answered and gave permission.",
        },
        instruction: "One request.",
      },
      change: "Nothing.",
      fix: "connection-kept",
    },
    {
      ...common,
      id: "wrong-path",
      title: "A wrong path",
      lesson:
        "A path that no route knows is answered with 404. Where CORS covers that answer too, as here, your script can read it and sees at once what is wrong.",
      cause: "Misspelt the path.",
      shows: {
        scenario: {
          steps: ask(
            "Read a list that does not exist",
            { path: "/itmes" },
            {
              sees: { status: 404 },
              exchanges: ["GET 404"],
            },
          ),
          why: "CORS is fine: permission was given, and the answer is that there is no such path.",
        },
        instruction: "One request, to /itmes.",
      },
      change: "Correct the path.",
      fix: "server-up",
    },
    {
      ...common,
      id: "not-found-outside",
      title: "A wrong path that looks like CORS",
      policy: setup("not-found-outside"),
      lesson:
        "The same misspelt path, and the 404 is made by a part of the server that knows nothing of CORS: a proxy, or a scope around the API. The console speaks of a missing header, and what is missing is the path.",
      cause: "Misspelt the path, and looked for the mistake in the CORS options.",
      shows: {
        scenario: {
          steps: ask(
            "Read a list that does not exist",
            { path: "/itmes" },
            {
              sees: "TypeError",
              exchanges: ["GET 404"],
            },
          ),
          why: "The sentence about the header is true. It is missing because no route of the API answered: the server said 404, which your script cannot read.",
        },
        instruction: "One request, to /itmes.",
      },
      change: "Correct the path; better still, let the 404 carry CORS headers too.",
      fix: "server-up",
    },
    {
      ...common,
      id: "no-scheme",
      title: "An address without http://",
      lesson:
        "Without http:// the part before the first colon is taken for the scheme, so localhost:4000 is an address of the scheme “localhost”. No browser can ask there, and nothing is sent.",
      cause: "Kept the API’s address in a setting, as localhost:4000.",
      shows: {
        scenario: {
          steps: ask("Read the list", { ...toList, base: "{apiHost}/p/{id}" }, nothing),
          why: "The address names the scheme “localhost”, and CORS is made for http and https only. Nothing was sent.",
        },
        instruction: "One request, to an address that begins with localhost.",
      },
      change: "Write the whole address, with http:// before it.",
      fix: "server-up",
    },
    {
      ...common,
      id: "content-security-policy",
      title: "The page’s own policy forbids it",
      lesson:
        "A page may restrict itself: with Content-Security-Policy and connect-src it says where its scripts may connect to. That is checked before anything is sent, and no permission of the API can lift it.",
      cause: "Put a strict policy on the page, and moved the API to another origin later.",
      shows: {
        scenario: {
          steps: ask(
            "Read the list from a page that says connect-src 'self'",
            { ...toList, sender: "restricted" },
            {
              ...nothing,
              prints: {
                chromium: [
                  "Connecting to '{url}' violates the following Content Security Policy directive: \"connect-src 'self'\". The action has been blocked.",
                  "Fetch API cannot load {url}. Refused to connect because it violates the document's Content Security Policy.",
                ],
                firefox: [
                  "Content-Security-Policy: The page’s settings blocked the loading of a resource (connect-src) at {url} because it violates the following directive: “connect-src 'self'”",
                ],
                webkit: [
                  "Refused to connect to {url} because it does not appear in the connect-src directive of the Content Security Policy.",
                ],
              },
            },
          ),
          why: "The page that asked said connect-src 'self', and the API is another origin. Nothing was sent.",
        },
        instruction: "One request, from a frame that was served with that header.",
      },
      change: "Name the API in connect-src. It is a header of the page, and not of the API.",
      fix: "server-up",
    },
    ...onlyRecorded,
  ],
};
