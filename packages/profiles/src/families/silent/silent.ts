import type { Family } from "../../model/profile.ts";
import type { Scenario, ScenarioRequest, ScenarioStep } from "../../model/scenario.ts";
import { allAllowed, originRejected } from "../shared/outcomes.ts";
import { plugin } from "../shared/policies.ts";
import { silentCaches } from "./caches.ts";
import { silentCookies } from "./cookies.ts";

const instruction = "Two requests, and a look at a header of each response.";

/** Reads one response header twice, without cookies and with them. */
const lookAtTotal = (isReadable: [boolean, boolean], why: string): Scenario => ({
  steps: [
    {
      does: "Read the list, and its total from a response header",
      request: { path: "/items" },
      asks: "X-Total-Count",
      sees: { status: 200, hasHeader: isReadable[0] },
      exchanges: ["GET 200"],
    },
    {
      does: "The same with cookies",
      request: { path: "/items", credentials: "include" },
      asks: "X-Total-Count",
      sees: { status: 200, hasHeader: isReadable[1] },
      exchanges: ["GET 200"],
    },
  ],
  why,
});

const read = (
  does: string,
  mode: Pick<ScenarioRequest, "mode">,
  sees: ScenarioStep["sees"],
): ScenarioStep[] => [{ does, request: { path: "/items", ...mode }, sees, exchanges: ["GET 200"] }];

/** Failures without a line in any console. */
export const silent: Family = {
  id: "silent",
  title: "Silent failures",
  isFolded: true,
  kind: "silent",
  profiles: [
    {
      id: "header-not-exposed",
      title: "Header not exposed",
      policy: plugin(),
      lesson:
        "The response is readable, and most of its headers are not. Across origins a script sees seven headers, such as Content-Type, and those that the server names in Access-Control-Expose-Headers. Any other is null, as if it had not been sent.",
      cause:
        "Sent the total in X-Total-Count, saw it in the network panel, and got null in script.",
      shows: {
        scenario: lookAtTotal(
          [false, false],
          "The server did send X-Total-Count. It exposed no header, so for your script it is not there.",
        ),
        instruction,
      },
      change: "Name the header in exposedHeaders.",
      fix: "header-exposed",
      outcomes: allAllowed,
    },
    {
      id: "wildcard-exposed",
      title: "Wildcard for exposed headers",
      policy: plugin({ exposedHeaders: "*" }),
      lesson:
        "A star in Access-Control-Expose-Headers exposes every header, but only to a request without cookies. With cookies it is the name of a header that nobody sends, and X-Total-Count is null without any message.",
      cause: "Exposed everything; it worked until the page began to send cookies.",
      shows: {
        scenario: lookAtTotal(
          [true, false],
          "For the request with cookies the star is a name like any other, and X-Total-Count is not that name.",
        ),
        instruction,
      },
      change: "Name the header in exposedHeaders.",
      fix: "header-exposed",
      outcomes: allAllowed,
    },
    {
      id: "header-exposed",
      title: "Header exposed",
      policy: plugin({ exposedHeaders: ["X-Total-Count"] }),
      lesson:
        "The server names the header, so script may read it, with cookies and without. This CORS header belongs on the response itself: on a preflight no browser reads it.",
      cause: "Named the header that the page reads.",
      shows: {
        scenario: lookAtTotal(
          [true, true],
          "The server named the header, so your script may read it.",
        ),
        instruction,
      },
      change: "Nothing: a page that pages through a list needs this.",
      fix: "header-exposed",
      outcomes: allAllowed,
    },
    {
      id: "no-cors-mode",
      title: "mode: “no-cors” as a fix",
      policy: { kind: "none" },
      lesson:
        "With this mode the error is gone, and so is the response. The browser sends what needs no permission and returns an opaque response: status 0, no headers, an empty body. The mode is made for images and the like, which a script only passes on.",
      cause: "Found in an old post on a forum that no-cors makes the error go away.",
      shows: {
        scenario: {
          steps: read("Read the list in no-cors mode", { mode: "no-cors" }, "opaque"),
          why: "The server responded with 200 and the whole list. Your script got an opaque response: its status is 0 and its body is empty.",
        },
        instruction: "One request with another mode.",
      },
      change: "Leave the mode at its default, and let the server allow the origin.",
      fix: "cors-mode",
      outcomes: originRejected("MissingAllowOriginHeader", "", "OPTIONS 404"),
    },
    {
      id: "cors-mode",
      title: "The default mode",
      policy: plugin(),
      lesson:
        "fetch uses the mode “cors” by default. With a server that allows the origin, nothing else is needed to read a response.",
      cause: "Removed the mode and had the server allow the origin.",
      shows: {
        scenario: {
          steps: read("Read the list", {}, { status: 200 }),
          why: "Your script sent the request in cors mode, and the server allowed its origin.",
        },
        instruction: "One request.",
      },
      change: "Nothing: this is how to read a response.",
      fix: "cors-mode",
      outcomes: allAllowed,
    },
    ...silentCookies,
    ...silentCaches,
  ],
};
