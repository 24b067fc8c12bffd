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
        "Your script can read the response, but not all of its headers. From a cross-origin response a script reads seven headers, such as Content-Type, and those that the server names in Access-Control-Expose-Headers. Any other header is null, as if it had not been sent.",
      cause: "The server sends X-Total-Count without exposing it, so the script gets null.",
      shows: {
        scenario: lookAtTotal(
          [false, false],
          "The server did send X-Total-Count, but it exposed no header, so your script gets null.",
        ),
        instruction,
      },
      change: "Add X-Total-Count to the exposed headers.",
      fix: "header-exposed",
      outcomes: allAllowed,
    },
    {
      id: "wildcard-exposed",
      title: "Wildcard for exposed headers",
      policy: plugin({ exposedHeaders: "*" }),
      lesson:
        "The server exposes every header with *, which does not work for a request with cookies. With cookies, the star is the name of a header that nobody sends. X-Total-Count is then null, without any message.",
      cause: "The server exposed every header, and the page began to send cookies later.",
      shows: {
        scenario: lookAtTotal(
          [true, false],
          "For the request with cookies, the star is a name like any other, so it does not expose X-Total-Count.",
        ),
        instruction,
      },
      change: "Add X-Total-Count to the exposed headers, by name.",
      fix: "header-exposed",
      outcomes: allAllowed,
    },
    {
      id: "header-exposed",
      title: "Header exposed",
      policy: plugin({ exposedHeaders: ["X-Total-Count"] }),
      lesson:
        "The server names the header, so your script can read it, with and without cookies. Access-Control-Expose-Headers belongs on the response itself: on a preflight no browser reads it.",
      cause: "The server exposes the header that the page reads.",
      shows: {
        scenario: lookAtTotal(
          [true, true],
          "The server named the header, so your script may read it.",
        ),
        instruction,
      },
      change: "Nothing: a page that shows a total from a header needs this.",
      fix: "header-exposed",
      outcomes: allAllowed,
    },
    {
      id: "no-cors-mode",
      title: "mode: “no-cors” as a fix",
      policy: { kind: "none" },
      lesson:
        "The error is gone, and so is the response. In no-cors mode the browser returns an opaque response: status 0, no headers, an empty body. The mode is for images and other resources that a script only passes on.",
      cause: "A forum post said that no-cors makes the error go away.",
      shows: {
        scenario: {
          steps: read("Read the list in no-cors mode", { mode: "no-cors" }, "opaque"),
          why: "The server responded with 200 and the whole list. Your script got an opaque response: its status is 0 and its body is empty.",
        },
        instruction: "One request in no-cors mode.",
      },
      change: "Remove the mode, and allow the origin on the server.",
      fix: "cors-mode",
      outcomes: originRejected("MissingAllowOriginHeader", "", "OPTIONS 404"),
    },
    {
      id: "cors-mode",
      title: "The default mode",
      policy: plugin(),
      lesson:
        "Your script can read the response, because the server allows your page. fetch uses the mode “cors” by default, so the script sets no mode.",
      cause: "The script sets no mode, and the server allows the origin.",
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
