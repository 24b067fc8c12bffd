import type { Family, Profile } from "../../model/profile.ts";
import type { ScenarioRequest, ScenarioStep, StepEnd } from "../../model/scenario.ts";
import { allAllowed } from "../shared/outcomes.ts";
import { plugin, setup } from "../shared/policies.ts";
import { onlyRecorded } from "./only-recorded.ts";

const common = {
  policy: plugin(),
  fix: "server-up",
  outcomes: allAllowed,
} satisfies Partial<Profile>;

/** One request of the page, its end and the reason. */
const oneStep = (
  does: string,
  request: ScenarioRequest,
  end: Omit<ScenarioStep, "does" | "request">,
  why: string,
  instruction = "One request.",
): Profile["shows"] => ({ scenario: { steps: [{ does, request, ...end }], why }, instruction });

const answered: StepEnd = { sees: { status: 200 }, exchanges: ["GET 200"] };
const unsent: StepEnd = { sees: "TypeError", exchanges: [] };

/** Failures that look like CORS errors to a page, and are something else. */
export const notCors: Family = {
  id: "not-cors",
  title: "Not CORS, but looks like it",
  isFolded: true,
  kind: "not-cors",
  profiles: [
    {
      ...common,
      id: "server-down",
      title: "The API is not running",
      lesson:
        "No server listens at this address, so there was no response. Script gets the same error as from a CORS block, because a page must not find out what runs on a machine. In the network panel, the request has no status. Chromium’s console says so too; Firefox’s still reports CORS, with “did not succeed”.",
      cause: "The API was not started, or the page calls another port.",
      shows: oneStep(
        "Read the list from a port where nothing listens",
        { path: "/items", base: "http://localhost:{closedPort}" },
        {
          ...unsent,
          prints: {
            chromium: ["Failed to load resource: net::ERR_CONNECTION_REFUSED"],
            webkit: ["Failed to load resource: Could not connect to localhost: Connection refused"],
          },
        },
        "No server listens at that port, so the browser sent nothing and checked nothing.",
        "One request, to the port next to the API’s.",
      ),
      change: "Start the API, or correct the address.",
    },
    {
      ...common,
      id: "server-up",
      title: "The API is running",
      lesson: "The server responds and allows the page.",
      cause: "The API is running.",
      shows: oneStep(
        "Read the list",
        { path: "/items" },
        answered,
        "The API responded and allowed the origin.",
      ),
      change: "Nothing.",
    },
    {
      ...common,
      id: "connection-cut",
      title: "Connection closed",
      policy: setup("connection-cut"),
      lesson:
        "The server closed the connection before it responded. It crashed, was restarted, or ran out of memory. Without a response there are no headers, so your script gets the same error as from CORS. Some browsers try again by themselves.",
      cause: "The development server restarted in the middle of a request.",
      shows: oneStep(
        "Read a report",
        { path: "/report" },
        {
          sees: "TypeError",
          exchanges: ["GET 0"],
          prints: {
            chromium: ["Failed to load resource: net::ERR_EMPTY_RESPONSE"],
            webkit: ["Failed to load resource: Connection terminated unexpectedly"],
          },
        },
        "The request arrived, and the connection ended without a response, so the browser had nothing to check.",
      ),
      change: "Look in the server’s log for a crash or a restart during the request.",
      fix: "connection-kept",
    },
    {
      ...common,
      id: "connection-kept",
      title: "Connection kept open",
      policy: setup("connection-kept"),
      lesson: "The server runs long enough to respond.",
      cause: "The crash was fixed.",
      shows: oneStep(
        "Read a report",
        { path: "/report" },
        answered,
        "The server responded and allowed the origin.",
      ),
      change: "Nothing.",
      fix: "connection-kept",
    },
    {
      ...common,
      id: "wrong-path",
      title: "Wrong path",
      lesson:
        "The path is misspelt, and your script can read the 404. The 404 has CORS headers too, so the script sees at once what is wrong.",
      cause: "The path in the script is misspelt.",
      shows: oneStep(
        "Read a list that does not exist",
        { path: "/itmes" },
        { sees: { status: 404 }, exchanges: ["GET 404"] },
        "CORS is fine: the server allowed the origin, and responded that there is no such path.",
        "One request, to /itmes.",
      ),
      change: "Correct the path.",
    },
    {
      ...common,
      id: "not-found-outside",
      title: "Wrong path, 404 without CORS",
      policy: setup("not-found-outside"),
      lesson:
        "The path is misspelt, and your script cannot read the 404. It comes from a part of the server without CORS, such as a proxy or a scope around the API. The console reports a missing header, but the path is wrong.",
      cause: "The path in the script is misspelt, and the CORS options were suspected.",
      shows: oneStep(
        "Read a list that does not exist",
        { path: "/itmes" },
        { sees: "TypeError", exchanges: ["GET 404"] },
        "The server sent a 404, which your script cannot read. The header is missing, because no route of the API handled the request.",
        "One request, to /itmes.",
      ),
      change: "Correct the path. Send CORS headers with the 404 too.",
    },
    {
      ...common,
      id: "no-scheme",
      title: "Address without http://",
      lesson:
        "The address has no http://, so the browser cannot send a request there. It reads the part before the first colon as the scheme. In localhost:4000 the scheme is “localhost”.",
      cause: "A setting has the API’s address as localhost:4000.",
      shows: oneStep(
        "Read the list",
        { path: "/items", base: "{apiHost}/p/{id}" },
        unsent,
        "The address names the scheme “localhost”, and CORS covers http and https only. Nothing was sent.",
        "One request, to an address that begins with localhost.",
      ),
      change: "Write the whole address, with http:// before it.",
    },
    {
      ...common,
      id: "content-security-policy",
      title: "Content-Security-Policy of the page",
      lesson:
        "The page’s own Content-Security-Policy forbids the connection. Its connect-src says where the page’s scripts may connect to. The browser checks it before it sends anything, so no header of the API can change it.",
      cause: "The page got a strict policy, and the API moved to another origin later.",
      shows: oneStep(
        "Read the list from a page that says connect-src 'self'",
        { path: "/items", sender: "restricted" },
        {
          ...unsent,
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
        "The page said connect-src 'self', and the API is another origin. Nothing was sent.",
        "One request, from a frame that was served with that header.",
      ),
      change: "Add the API to connect-src. It is a header of the page, not of the API.",
    },
    ...onlyRecorded,
  ],
};
