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
        "No server listens at this address, so there was no response. Script gets the same error as from a CORS block, on purpose: a page must not find out what runs on a machine. The network panel tells them apart: the request has no status. So does Chromium’s console; Firefox’s reports CORS all the same, and says “did not succeed”.",
      cause: "Forgot to start the API, or called another port.",
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
        "Nothing listens at that port, so nothing was sent and nothing was checked.",
        "One request, to the port next to the API’s.",
      ),
      change: "Start the API, or correct the address.",
    },
    {
      ...common,
      id: "server-up",
      title: "The API is running",
      lesson: "The server responds, and allows the origin.",
      cause: "Started the API.",
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
        "The server took the request and closed the connection before it responded. It crashed, was restarted, or ran out of memory. There was no response and there were no headers, so your script gets the same error as from CORS. Some browsers try again by themselves.",
      cause: "Had the development server restart in the middle of a request.",
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
        "The request arrived, and the connection ended without a response. There was nothing to check.",
      ),
      change: "Look into the server’s log: it did not survive the request.",
      fix: "connection-kept",
    },
    {
      ...common,
      id: "connection-kept",
      title: "Connection kept open",
      policy: setup("connection-kept"),
      lesson: "The server runs long enough to respond.",
      cause: "Fixed the crash.",
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
        "The server responds with 404 to a path that no route has. When CORS covers that response too, as it does here, your script can read it and sees at once what is wrong.",
      cause: "Misspelt the path.",
      shows: oneStep(
        "Read a list that does not exist",
        { path: "/itmes" },
        { sees: { status: 404 }, exchanges: ["GET 404"] },
        "CORS is fine: the server allowed the origin, and says that there is no such path.",
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
        "The path is misspelt, and the 404 comes from a part of the server without CORS. That can be a proxy, or a scope around the API. The console reports a missing header, and what is missing is the path.",
      cause: "Misspelt the path, and looked for the mistake in the CORS options.",
      shows: oneStep(
        "Read a list that does not exist",
        { path: "/itmes" },
        { sees: "TypeError", exchanges: ["GET 404"] },
        "The line about the header is true. It is missing because no route of the API responded: the server sent a 404, which your script cannot read.",
        "One request, to /itmes.",
      ),
      change: "Correct the path; better still, send CORS headers with the 404 too.",
    },
    {
      ...common,
      id: "no-scheme",
      title: "An address without http://",
      lesson:
        "Without http:// the part before the first colon is read as the scheme. So localhost:4000 is an address of the scheme “localhost”. No browser can send a request there, and nothing is sent.",
      cause: "Kept the API’s address in a setting, as localhost:4000.",
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
        "The page’s own Content-Security-Policy forbids the connection. Its connect-src says where the page’s scripts may connect to. The browser checks it before anything is sent, and no permission of the API can lift it.",
      cause: "Put a strict policy on the page, and moved the API to another origin later.",
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
      change: "Name the API in connect-src. It is a header of the page, and not of the API.",
    },
    ...onlyRecorded,
  ],
};
