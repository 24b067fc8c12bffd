import { demoUser } from "@blocked/api-client";
import { isPassword } from "./passwords.ts";

/** Who may sign in, as a database would keep it: of the password only the hash. Made by `hashPassword`. */
const users: ReadonlyMap<string, string> = new Map([
  [
    demoUser.username,
    "scrypt$16384$8$1$lS9VFynB_GAf9GHtdOgTdw$DCjzRwjP4Fos6VokV2QTcqFKFcK5GACnZTiALqq_rt8",
  ],
]);

/** Nobody's: of a password that was thrown away. */
const decoy = "scrypt$16384$8$1$aMRhVNHaLT42vTFmD7ynZw$vvEy-_E-mGyrKqgb-zOojo-vztWvlopXwRVB1MJen3o";

/** Whether they may sign in. A name that nobody has takes as long, so that the clock does not tell the names. */
export async function mayEnter(username: string, password: string): Promise<boolean> {
  const hash = users.get(username);
  const isRight = await isPassword(password, hash ?? decoy);
  return isRight && hash !== undefined;
}
