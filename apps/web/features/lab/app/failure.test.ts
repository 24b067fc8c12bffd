import { expect, test } from "vitest";
import type { Entry } from "../../../runner/state/state.ts";
import { toFailure } from "./failure.ts";

const item = { name: "Ink", description: null, price: 1 };
const blocked = { unreadable: new TypeError("Failed to fetch") };
const entry = (action: Entry["action"], result: object) => ({ action, result }) as Entry;
const create = { kind: "create", item } as const;
const update = { kind: "update", id: 3, item } as const;

test.for<[what: string, shown: Entry | null, id: number | null, want: string | null]>([
  [
    "blocked",
    entry(create, blocked),
    null,
    "The script does not know whether the item was saved: TypeError: Failed to fetch.",
  ],
  [
    "rejected",
    entry(update, { error: { code: "INVALID", message: "The price is missing." } }),
    3,
    "Not saved: The price is missing.",
  ],
  ["saved", entry(update, { data: item }), 3, null],
  ["another item's", entry(update, blocked), 4, null],
  ["another form's", entry(update, blocked), null, null],
  ["no request", null, null, null],
])("item form › %s › its message", ([, shown, id, want]) => {
  expect(toFailure(shown, id)).toBe(want);
});
