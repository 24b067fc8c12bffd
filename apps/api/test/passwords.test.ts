import { setImmediate as nextTurn } from "node:timers/promises";
import { demoUser } from "@blocked/api-client";
import { expect, test } from "vitest";
import { hashPassword, isPassword } from "../src/passwords.ts";
import { mayEnter } from "../src/users.ts";
import { build, items, session, withJson } from "./build.ts";

const { username, password } = demoUser;

test("a hash knows its own password, and no other", async () => {
  const hash = await hashPassword("a password");
  expect(hash).toMatch(/^scrypt\$16384\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
  const others = ["", "a passwor", "a password ", "A password"];
  const known = await Promise.all(["a password", ...others].map((one) => isPassword(one, hash)));
  expect(known).toEqual([true, false, false, false, false]);
});

test("the same password never has the same hash", async () => {
  expect(await hashPassword("a password")).not.toBe(await hashPassword("a password"));
});

test("a hash says what it cost, and stays valid when that is changed", async () => {
  const cheap =
    "scrypt$1024$8$1$AAAAAAAAAAAAAAAAAAAAAA$6ttD6swYyRUUdX4r2rn4zQh7ZgptW5Ag_h6v9WhKrFY";
  expect(await isPassword("a password", cheap)).toBe(true);
});

const entries: [name: string, password: string, mayEnter: boolean][] = [
  [username, password, true],
  [username, "x", false],
  ["root", password, false],
  ["", "", false],
  ["__proto__", password, false],
];

test.for(entries)("“%s” with “%s” may enter: %s", async ([name, word, want]) => {
  expect(await mayEnter(name, word)).toBe(want);
});

test("a name that nobody has is answered like a wrong password, and no sooner", async () => {
  const app = await build();
  const times = { unknown: Infinity, wrong: Infinity };
  const bodies: string[] = [];
  // The least of several, because a busy machine only ever makes them longer.
  for (let round = 0; round < 4; round += 1) {
    for (const [kind, body] of [
      ["unknown", { username: "nobody", password }],
      ["wrong", { username, password: "wrong" }],
    ] as const) {
      const start = performance.now();
      const answer = await app.inject(withJson("POST", session, body));
      times[kind] = Math.min(times[kind], performance.now() - start);
      bodies.push(`${answer.statusCode} ${answer.body}`);
    }
  }
  expect(new Set(bodies).size).toBe(1);
  // Without the work that an existing name causes, it is a fiftieth.
  expect(times.unknown).toBeGreaterThan(times.wrong / 2);
  expect(times.wrong).toBeGreaterThan(times.unknown / 2);
});

test("while a password is checked, others are answered", async () => {
  const app = await build();
  await app.inject(items);
  let isUnderWay = true;
  const signIn = app.inject(withJson("POST", session, demoUser)).then(() => (isUnderWay = false));
  let answered = 0;
  for (; isUnderWay; answered += 1) {
    await app.inject(items);
    // An injected request never waits for anything outside, and would leave the check no turn.
    await nextTurn();
  }
  await signIn;
  // One or two come before the check begins, and with the answer; the others during the check.
  expect(answered).toBeGreaterThan(4);
});
