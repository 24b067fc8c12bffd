import { demoUser } from "@blocked/api-client";
import { expect, test } from "vitest";
import { hashPassword, isPassword } from "../../src/sessions/passwords.ts";
import { isUser } from "../../src/sessions/users.ts";

const { username, password } = demoUser;

test("isPassword › the right password and four others › true for the right one only", async () => {
  const hash = await hashPassword("a password");
  expect(hash).toMatch(/^scrypt\$16384\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
  const others = ["", "a passwor", "a password ", "A password"];
  const known = await Promise.all(["a password", ...others].map((one) => isPassword(one, hash)));
  expect(known).toEqual([true, false, false, false, false]);
});

test("hashPassword › the same password twice › two hashes", async () => {
  expect(await hashPassword("a password")).not.toBe(await hashPassword("a password"));
});

test("isPassword › a hash with another cost › stays valid", async () => {
  const cheap =
    "scrypt$1024$8$1$AAAAAAAAAAAAAAAAAAAAAA$6ttD6swYyRUUdX4r2rn4zQh7ZgptW5Ag_h6v9WhKrFY";
  expect(await isPassword("a password", cheap)).toBe(true);
});

const entries: [name: string, password: string, isUser: boolean][] = [
  [username, password, true],
  [username, "x", false],
  ["root", password, false],
  ["", "", false],
  ["__proto__", password, false],
];

test.for(entries)("isUser › “%s” with the password “%s” › %s", async ([name, word, want]) => {
  expect(await isUser(name, word)).toBe(want);
});
