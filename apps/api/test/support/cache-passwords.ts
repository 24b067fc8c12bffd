import crypto from "node:crypto";
import { vi } from "vitest";

/**
 * Caches password checks, which take 40 ms of CPU each, for tests about other subjects. password-work.test.ts
 * asserts that the real work is done.
 */
export function cachePasswords(whenDone: (restore: () => void) => void): void {
  const scrypt = crypto.scrypt;
  const known = new Map<string, Promise<Parameters<Parameters<typeof scrypt>[4]>>>();
  const spy = vi.spyOn(crypto, "scrypt");
  spy.mockImplementation((password, salt, bytes, options, done) => {
    const name = JSON.stringify([password, salt, bytes, options]);
    const work =
      known.get(name) ??
      new Promise((tell) => {
        scrypt(password, salt, bytes, options, (...answer) => tell(answer));
      });
    known.set(name, work);
    void work.then((answer) => done(...answer));
  });
  whenDone(() => spy.mockRestore());
}
