import type { Profile } from "../profile.ts";
import type { Scenario } from "../scenario.ts";
import { asked, simple } from "./outcomes.ts";
import { allowedHeaders, fastapiNames, methods, origin } from "./permissions.ts";

/** Two changes to one item, of which the first gets through whatever the second does. */
const changeTwice = (
  second: "patch" | "PATCH",
  end: Pick<Scenario["steps"][number], "sees" | "exchanges">,
  why: string,
): Profile["shows"] => {
  const request = { path: "/items/1", credentials: "include" } as const;
  const pen = { name: "Fountain pen", description: "Steel nib, fine", price: 2400 };
  return {
    scenario: {
      steps: [
        {
          does: "Replace an item, with put in small letters",
          request: { ...request, method: "put", json: pen },
          sees: { status: 200 },
          exchanges: ["OPTIONS 204", "PUT 200"],
        },
        {
          does: `Change its price, with ${second}`,
          request: { ...request, method: second, json: { price: 2500 } },
          ...end,
        },
      ],
      why,
    },
    instruction: "Two requests: one with put, one with patch.",
  };
};

const withPatch = [...methods, "PATCH"];

const common = {
  policy: {
    kind: "plugin",
    options: { origin, credentials: true, methods: withPatch, allowedHeaders },
  },
  fix: "method-in-capitals",
  outcomes: { ...simple, ...asked },
} satisfies Partial<Profile>;

const fastapi = (differs: string | null): Profile["fastapi"] => ({
  options: { ...fastapiNames, allow_credentials: true, allow_methods: withPatch },
  differs,
});

/** A method is compared letter by letter, and fetch puts only some of them in capitals. */
export const methodCase: readonly Profile[] = [
  {
    ...common,
    id: "method-in-small-letters",
    title: "patch in small letters",
    lesson:
      "The server allows PATCH, and the page asks for patch. Methods are compared letter by letter. For the old ones fetch writes the capitals itself, so get, post, put and delete work in small letters; patch is sent as it is, and is another method.",
    cause: "Wrote every method in small letters, and never had a problem before.",
    upstream: [
      "https://github.com/JakeChampion/fetch/issues/254",
      "https://github.com/axios/axios/issues/26",
    ],
    shows: changeTwice(
      "patch",
      { sees: "TypeError", exchanges: ["OPTIONS 204"] },
      "The server allows PATCH. The browser asked for patch, did not find it in the list, and did not send it.",
    ),
    change: "Write PATCH in capitals.",
    fastapi: fastapi("FastAPI compares by the letter too, and answers the preflight with 400."),
  },
  {
    ...common,
    id: "method-in-capitals",
    title: "PATCH in capitals",
    lesson:
      "What the page asks for and what the server lists are the same word, letter by letter. In capitals every method works that the server lists.",
    cause: "Wrote the method as the server lists it.",
    shows: changeTwice(
      "PATCH",
      { sees: { status: 200 }, exchanges: ["OPTIONS 204", "PATCH 200"] },
      "The server allows PATCH, and PATCH is what the browser asked for.",
    ),
    change: "Nothing: this is how methods are written.",
    fastapi: fastapi(null),
  },
];
