import type { Profile } from "../../model/profile.ts";
import type { ScenarioStep } from "../../model/scenario.ts";
import { allAllowed } from "../shared/outcomes.ts";
import { correctOptions, plugin } from "../shared/policies.ts";

/** Two changes to one item. The first succeeds whatever the second does. */
const changeTwice = (
  method: "patch" | "PATCH",
  end: Pick<ScenarioStep, "sees" | "exchanges">,
  why: string,
): Profile["shows"] => {
  const request = { path: "/items/1", credentials: "include" } as const;
  const pen = { name: "Fountain pen", description: "Steel nib, fine", price: 2400 };
  return {
    scenario: {
      steps: [
        {
          does: "Replace an item, with put in lower case",
          request: { ...request, method: "put", json: pen },
          sees: { status: 200 },
          exchanges: ["OPTIONS 204", "PUT 200"],
        },
        {
          does: `Change its price, with ${method}`,
          request: { ...request, method, json: { price: 2500 } },
          ...end,
        },
      ],
      why,
    },
    instruction: "Two requests: one with put, one with patch.",
  };
};

const common = {
  policy: plugin({ methods: [...correctOptions.methods, "PATCH"] }),
  fix: "method-in-capitals",
  outcomes: allAllowed,
} satisfies Partial<Profile>;

/** A method is compared letter by letter, and fetch converts only some to upper case. */
export const methodCase: readonly Profile[] = [
  {
    ...common,
    id: "method-in-small-letters",
    title: "patch in lower case",
    lesson:
      "The server allows PATCH, and the page sends patch. Methods are compared letter by letter. fetch converts get, post, put and delete to upper case, but it sends patch as it is.",
    cause: "The script writes every method in lower case, which had always worked.",
    upstream: ["JakeChampion/fetch#254", "axios/axios#26"],
    shows: changeTwice(
      "patch",
      { sees: "TypeError", exchanges: ["OPTIONS 204"] },
      "The server allows PATCH. The browser looked for patch in the list, did not find it, and did not send the request.",
    ),
    change: "Write PATCH in upper case.",
  },
  {
    ...common,
    id: "method-in-capitals",
    title: "PATCH in upper case",
    lesson:
      "The page sends the method exactly as the server lists it. In upper case, every listed method works.",
    cause: "The script writes the method as the server lists it.",
    shows: changeTwice(
      "PATCH",
      { sees: { status: 200 }, exchanges: ["OPTIONS 204", "PATCH 200"] },
      "The server allows PATCH, and the browser sent PATCH.",
    ),
    change: "Nothing: write every method in upper case.",
  },
];
