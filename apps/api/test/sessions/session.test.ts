import { createHmac } from "node:crypto";
import { demoUser, type ErrorEnvelope, type Session, sessionCookie } from "@blocked/api-client";
import { afterAll, expect, test } from "vitest";
import { listAll, session, withJson } from "../support/build.ts";
import { cachePasswords } from "../support/cache-passwords.ts";
import type { Received } from "../support/over-http.ts";
import { openSubject, type Subject } from "../support/subject.ts";

const jwtSecret = "a secret of this test";
const user = { username: demoUser.username };
const now = Math.floor(Date.now() / 1000);

type App = Pick<Subject, "inject">;
cachePasswords(afterAll);
const app = await openSubject({ jwtSecret }, afterAll);
const signIn = (app: App, body: object = demoUser) => app.inject(withJson("POST", session, body));
const whoAmI = (app: App, headers: Record<string, string>) => app.inject({ url: session, headers });

const encode = (json: object) => Buffer.from(JSON.stringify(json)).toString("base64url");

/** Builds a token without the API, as an attacker would. */
function forge(payload: object, secret: string, alg = "HS256"): string {
  const text = `${encode({ alg, typ: "JWT" })}.${encode(payload)}`;
  const hash = alg === "HS512" ? "sha512" : "sha256";
  const signature = createHmac(hash, secret).update(text).digest("base64url");
  return `${text}.${alg === "none" ? "" : signature}`;
}

/** A cookie's value, and its attributes in the order of the alphabet: servers write them in different orders. */
function toParts({ headers }: Received): string[] {
  const [pair = "", ...attributes] = String(headers["set-cookie"]).split("; ");
  return [pair, ...attributes.map((one) => one.toLowerCase()).toSorted()];
}

test("POST /session › the right password › 201 with the token, also as a cookie", async () => {
  const response = await signIn(app);
  const { username, token } = response.json<Session>();
  expect([response.statusCode, username]).toEqual([201, demoUser.username]);
  expect(toParts(response)).toEqual([
    `${sessionCookie}=${token}`,
    "httponly",
    "path=/",
    "samesite=lax",
  ]);
});

test("a token › decoded › has the algorithm, the user and an expiry after twelve hours", async () => {
  const { token } = (await signIn(app)).json<Session>();
  const [head = "", payload = ""] = token.split(".");
  const decode = (part: string) => JSON.parse(Buffer.from(part, "base64url").toString()) as object;
  const { iat, exp, ...rest } = decode(payload) as { iat: number; exp: number };
  expect([decode(head), rest]).toEqual([{ alg: "HS256", typ: "JWT" }, user]);
  expect(exp - iat).toBe(12 * 60 * 60);
});

test("DELETE /session › 204, and the cookie is cleared on its own path", async () => {
  const response = await app.inject({ method: "DELETE", url: session });
  expect([response.statusCode, response.body]).toEqual([204, ""]);
  const [pair, ...attributes] = toParts(response);
  expect(pair).toMatch(new RegExp(`^${sessionCookie}=(?:"")?$`));
  expect(attributes).toEqual(
    expect.arrayContaining(["httponly", "max-age=0", "path=/", "samesite=lax"]),
  );
});

const proofs: [rule: string, headers: (token: string) => Record<string, string>, via: string][] = [
  ["a cookie", (token) => ({ cookie: `a=b; ${sessionCookie}=${token}` }), "cookie"],
  ["a token", (token) => ({ authorization: `Bearer ${token}` }), "bearer"],
  [
    "a token with the scheme in lower case",
    (token) => ({ authorization: `bearer ${token}` }),
    "bearer",
  ],
  [
    "a token and an invalid cookie",
    (token) => ({ authorization: `Bearer ${token}`, cookie: `${sessionCookie}=garbage` }),
    "bearer",
  ],
  [
    "a cookie and another scheme",
    (token) => ({ authorization: "Basic eDp5", cookie: `${sessionCookie}=${token}` }),
    "cookie",
  ],
];

test.for(proofs)(
  "GET /session › %s › names the user and how they signed in",
  async ([, headers, via]) => {
    const { token } = (await signIn(app)).json<Session>();
    const response = await whoAmI(app, headers(token));
    expect([response.statusCode, response.json()]).toEqual([200, { ...user, via }]);
  },
);

test("a session › used at another profile › is valid", async () => {
  const { token } = (await signIn(app)).json<Session>();
  for (const headers of [
    { cookie: `${sessionCookie}=${token}` },
    { authorization: `Bearer ${token}` },
  ]) {
    const response = await app.inject({ url: "/p/disabled/session", headers });
    expect(response.json()).toMatchObject(user);
  }
});

const credentials: [rule: string, body: object, status: number, code: string][] = [
  ["a wrong password", { ...demoUser, password: "x" }, 401, "WRONG_CREDENTIALS"],
  ["another user", { ...demoUser, username: "root" }, 401, "WRONG_CREDENTIALS"],
  ["an empty password", { ...demoUser, password: "" }, 401, "WRONG_CREDENTIALS"],
  ["no password", user, 400, "VALIDATION_FAILED"],
  ["a password of null", { ...demoUser, password: null }, 400, "VALIDATION_FAILED"],
  ["an unknown field", { ...demoUser, admin: true }, 400, "VALIDATION_FAILED"],
];

test.for(credentials)(
  "POST /session › %s › is refused and sets no cookie",
  async ([, body, ...want]) => {
    const response = await signIn(app, body);
    expect([response.statusCode, response.json<ErrorEnvelope>().error.code]).toEqual(want);
    expect(response.headers["set-cookie"]).toBeUndefined();
  },
);

const expiring = { ...user, iat: now, exp: now + 60 };
const forged: [rule: string, token: string][] = [
  ["garbage", "garbage"],
  ["an empty token", ""],
  ["a token without a signature (alg none)", forge(expiring, "", "none")],
  ["a token signed with another secret", forge(expiring, "another secret")],
  ["a token signed with another algorithm", forge(expiring, jwtSecret, "HS512")],
  ["an expired token", forge({ ...user, iat: now - 120, exp: now - 60 }, jwtSecret)],
];

test.for(forged)("GET /session › %s, as a token and as a cookie › 401", async ([, token]) => {
  for (const headers of [
    { authorization: `Bearer ${token}` },
    { cookie: `${sessionCookie}=${token}` },
  ]) {
    const response = await whoAmI(app, headers);
    expect([response.statusCode, response.json<ErrorEnvelope>().error.code]).toEqual([
      401,
      "NOT_SIGNED_IN",
    ]);
  }
});

test("GET /session › a forged token with the right secret › is accepted", async () => {
  const response = await whoAmI(app, { authorization: `Bearer ${forge(expiring, jwtSecret)}` });
  expect(response.json()).toEqual({ ...user, via: "bearer" });
});

test("no cookie and no token › GET /session is 401, and GET /items still works", async () => {
  expect((await whoAmI(app, {})).statusCode).toBe(401);
  expect((await listAll(app)).total).toBe(5);
});

test("a restart › no JWT_SECRET › ends all sessions", async () => {
  const { token } = (await signIn(await openSubject())).json<Session>();
  const headers = { authorization: `Bearer ${token}` };
  expect((await whoAmI(await openSubject(), headers)).statusCode).toBe(401);
});

test("a restart › the same JWT_SECRET › keeps all sessions", async () => {
  const { token } = (await signIn(app)).json<Session>();
  const headers = { authorization: `Bearer ${token}` };
  expect((await whoAmI(await openSubject({ jwtSecret }), headers)).statusCode).toBe(200);
});
