import crypto, { randomBytes, timingSafeEqual } from "node:crypto";

/**
 * The cost of a guess: N blocks of 128 × r bytes, which is 16 MiB and some 40 ms. Production needs N = 2^17. Each
 * hash names its own cost, so changing this one keeps existing hashes valid.
 */
const cost = { N: 2 ** 14, r: 8, p: 1 };
const bytes = { salt: 16, key: 32 };

/** @returns `scrypt$N$r$p$salt$key` */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(bytes.salt);
  const key = await derive(password, salt, cost);
  const { N, r, p } = cost;
  return ["scrypt", N, r, p, salt.toString("base64url"), key.toString("base64url")].join("$");
}

/** Takes as long for the right password as for a wrong one. */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  const [, N, r, p, salt = "", key = ""] = hash.split("$");
  const wanted = Buffer.from(key, "base64url");
  const options = { N: Number(N), r: Number(r), p: Number(p) };
  const got = await derive(password, Buffer.from(salt, "base64url"), options);
  return timingSafeEqual(got, wanted);
}

/** Runs in the thread pool, so the event loop stays free. */
function derive(password: string, salt: Buffer, options: typeof cost): Promise<Buffer> {
  return new Promise((done, fail) => {
    crypto.scrypt(password, salt, bytes.key, options, (error, key) =>
      error === null ? done(key) : fail(error),
    );
  });
}
