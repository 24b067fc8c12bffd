import crypto, { randomBytes, timingSafeEqual } from "node:crypto";

/**
 * What a guess costs: N blocks of 128 × r bytes, that is 16 MiB, and some 40 ms. A real service takes 2^17.
 * Each hash names its own, so that another cost leaves the hashes that are there valid.
 */
const cost = { N: 2 ** 14, r: 8, p: 1 };
const bytes = { salt: 16, key: 32 };

/** A password's hash, as `scrypt$N$r$p$salt$key`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(bytes.salt);
  const key = await derive(password, salt, cost);
  const { N, r, p } = cost;
  return ["scrypt", N, r, p, salt.toString("base64url"), key.toString("base64url")].join("$");
}

/** Whether it is the password of that hash. It takes as long for the right one as for a wrong one. */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  const [, N, r, p, salt = "", key = ""] = hash.split("$");
  const wanted = Buffer.from(key, "base64url");
  const options = { N: Number(N), r: Number(r), p: Number(p) };
  const got = await derive(password, Buffer.from(salt, "base64url"), options);
  return timingSafeEqual(got, wanted);
}

/** In a thread of its own: meanwhile the process answers everybody else. */
function derive(password: string, salt: Buffer, options: typeof cost): Promise<Buffer> {
  return new Promise((done, fail) => {
    crypto.scrypt(password, salt, bytes.key, options, (error, key) =>
      error === null ? done(key) : fail(error),
    );
  });
}
