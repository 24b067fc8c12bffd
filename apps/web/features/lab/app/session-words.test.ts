import { expect, test } from "vitest";
import type { Entry } from "../../../runner/state/state.ts";
import { toSessionWords } from "./session-words.ts";

const entry = (kind: string, result: object) => ({ action: { kind }, result }) as Entry;

test.for<[what: string, shown: Entry | null, want: RegExp | null]>([
  [
    "signed in by token",
    entry("who-am-i", { data: { username: "demo", via: "bearer" } }),
    /^You are demo\. .* token/,
  ],
  [
    "signed in by cookie",
    entry("who-am-i", { data: { username: "demo", via: "cookie" } }),
    /^You are demo\. .* cookie/,
  ],
  [
    "nobody",
    entry("who-am-i", { error: { code: "X", message: "Sign in." } }),
    /^Nobody is signed in: Sign in\.$/,
  ],
  [
    "blocked",
    entry("who-am-i", { unreadable: new TypeError("Failed to fetch") }),
    /could not read it: TypeError/,
  ],
  ["another request", entry("read", { data: {} }), null],
  ["no request", null, null],
])("Read session › %s › what the app says", ([, shown, want]) => {
  expect(toSessionWords(shown) ?? "nothing").toMatch(want ?? /^nothing$/);
});
