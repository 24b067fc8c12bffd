import { demoUser } from "@blocked/api-client";
import { isPassword } from "./passwords.ts";

/** Password hashes by user name, as a database would keep them. @see hashPassword */
const users: ReadonlyMap<string, string> = new Map([
  [
    demoUser.username,
    "scrypt$16384$8$1$lS9VFynB_GAf9GHtdOgTdw$DCjzRwjP4Fos6VokV2QTcqFKFcK5GACnZTiALqq_rt8",
  ],
]);

/** The hash of a discarded password. */
const decoy = "scrypt$16384$8$1$aMRhVNHaLT42vTFmD7ynZw$vvEy-_E-mGyrKqgb-zOojo-vztWvlopXwRVB1MJen3o";

/** Takes as long for an unknown name; otherwise the response time would reveal which names exist. */
export async function isUser(username: string, password: string): Promise<boolean> {
  const hash = users.get(username);
  const isRight = await isPassword(password, hash ?? decoy);
  return isRight && hash !== undefined;
}
