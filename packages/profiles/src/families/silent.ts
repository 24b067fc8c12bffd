import type { Family, Profile } from "../profile.ts";
import type { Scenario, ScenarioRequest } from "../scenario.ts";
import { asked, simple } from "./outcomes.ts";
import { correctOptions, fastapiNames } from "./permissions.ts";
import { silentCaches } from "./silent-caches.ts";
import { silentCookies } from "./silent-cookies.ts";
import { tutorial } from "./tutorial.ts";

const [disabled] = tutorial.profiles;
const permitted = { ...simple, ...asked };
const instruction = "Two requests, and a look at a header of each answer.";

/** The same two looks at a header, which end otherwise from profile to profile. */
const lookAtTotal = (isReadable: [boolean, boolean], why: string): Scenario => ({
  steps: [
    {
      does: "Read the list, and ask the answer for its total",
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
  sees: Scenario["steps"][number]["sees"],
): Scenario["steps"] => [
  { does, request: { path: "/items", ...mode }, sees, exchanges: ["GET 200"] },
];

const policy = (exposedHeaders?: string | string[]) =>
  ({
    kind: "plugin",
    options: { ...correctOptions, ...(exposedHeaders === undefined ? {} : { exposedHeaders }) },
  }) as const;

const fastapi = (expose_headers?: string[]): Profile["fastapi"] => ({
  options: {
    ...fastapiNames,
    allow_credentials: true,
    ...(expose_headers === undefined ? {} : { expose_headers }),
  },
  differs: "No console prints anything for FastAPI either.",
});

/** What goes wrong without a line in any console. */
export const silent: Family = {
  id: "silent",
  title: "Silent failures, where the console says nothing",
  isFolded: true,
  kind: "silent",
  profiles: [
    {
      id: "header-not-exposed",
      title: "A header not exposed",
      policy: policy(),
      lesson:
        "The answer can be read, and most of its headers cannot. Across origins script sees seven headers, such as Content-Type, and of the others only those that the server names in Access-Control-Expose-Headers. Any other is null, as if it had not been sent.",
      cause:
        "Sent the total in X-Total-Count, saw it in the network panel, and got null in script.",
      shows: {
        scenario: lookAtTotal(
          [false, false],
          "The server did send X-Total-Count. It named no header that may be read, so for your script it is not there.",
        ),
        instruction,
      },
      change: "Name the header in exposedHeaders.",
      fastapi: fastapi(),
      fix: "header-exposed",
      outcomes: permitted,
    },
    {
      id: "wildcard-exposed",
      title: "Every header exposed, with cookies",
      policy: policy("*"),
      lesson:
        "Access-Control-Expose-Headers names what script may read. A star there stands for any header, but only where the request carried no cookies. With them it is nothing but the name of a header that nobody sends, and X-Total-Count is null without a word.",
      cause: "Exposed everything; it worked until the page began to send cookies.",
      shows: {
        scenario: lookAtTotal(
          [true, false],
          "For the request with cookies the star is a name like any other, and X-Total-Count is not that name.",
        ),
        instruction,
      },
      change: "Name the header in exposedHeaders.",
      fastapi: fastapi(["*"]),
      fix: "header-exposed",
      outcomes: permitted,
    },
    {
      id: "header-exposed",
      title: "The header exposed",
      policy: policy(["X-Total-Count"]),
      lesson:
        "The server names the header, so script may read it, with cookies and without. Of all CORS headers this is the one that belongs on the answer itself: on a preflight nobody reads it.",
      cause: "Named the header that the page reads.",
      shows: {
        scenario: lookAtTotal(
          [true, true],
          "The server named the header, so your script may read it.",
        ),
        instruction,
      },
      change: "Nothing: this is what a page needs that pages through a list.",
      fastapi: fastapi(["X-Total-Count"]),
      fix: "header-exposed",
      outcomes: permitted,
    },
    {
      id: "no-cors-mode",
      title: "mode: “no-cors” as a fix",
      policy: disabled.policy,
      lesson:
        "With this mode the error is gone, and so is the answer. It tells the browser to send what needs no permission and to hand over what comes back sealed, as an opaque answer: status 0, no headers, an empty body. It is made for images and the like that script only hands on.",
      cause: "Found in an old answer on a forum that no-cors makes the error go away.",
      shows: {
        scenario: {
          steps: read("Read the list without asking for CORS", { mode: "no-cors" }, "opaque"),
          why: "The server answered 200 with the whole list. Your script got a sealed copy: its status is 0 and its body is empty.",
        },
        instruction: "One request with another mode.",
      },
      change: "Leave the mode at its default, and let the server give permission.",
      fastapi: disabled.fastapi,
      fix: "cors-mode",
      outcomes: disabled.outcomes,
    },
    {
      id: "cors-mode",
      title: "Asked with CORS",
      policy: policy(),
      lesson:
        "The mode that fetch takes by itself, and a server that gives permission: that is all it takes to read an answer.",
      cause: "Took the mode out again and had the server allow the origin.",
      shows: {
        scenario: {
          steps: read("Read the list", {}, { status: 200 }),
          why: "Your script asked for CORS, and the server gave permission.",
        },
        instruction: "One request.",
      },
      change: "Nothing: this is how to ask.",
      fastapi: fastapi(),
      fix: "cors-mode",
      outcomes: permitted,
    },
    ...silentCookies,
    ...silentCaches,
  ],
};
