import { demoUser } from "@blocked/api-client";
import { type Profile, profiles } from "@blocked/profiles";
import { afterAll, expect, test, vi } from "vitest";
import { rememberPasswords } from "./remember-passwords.ts";
import {
  build,
  corsHeadersOf,
  items,
  newKey,
  pageOrigin,
  preflightOf,
  session,
  withJson,
} from "./build.ts";

rememberPasswords(afterAll);

/** Overloaded from its second sample on: no process has a heap of one byte. */
const overloaded = await build(
  { profiles, pressureLimits: { maxHeapUsedBytes: 1, sampleInterval: 10 } },
  afterAll,
);
await overloaded.ready();
await vi.waitUntil(() => overloaded.isOverloaded(), { timeout: 60_000 });
const calm = await build({ profiles }, afterAll);
const headers = { origin: pageOrigin };
const keys = new Map([
  [calm, await newKey(calm)],
  [overloaded, await newKey(overloaded)],
]);
let number = 0;
/** Never the same twice: there are profiles that remember what they were asked. */
const newTrace = (app: typeof calm) => `${keys.get(app)}.${(number += 1)}`;

/** Undefined where nothing, or something else, was said. */
const codeOf = ({ body }: { body: string }) => /"code":"([^"]+)"/.exec(body)?.[1];

/** Whether a request gets as far as the lab's routes; a set-up may answer it by itself. */
const isHeard = ({ id, policy }: Profile, isAnswered: boolean) =>
  policy.kind !== "setup" || (isAnswered && id !== "raw-answer");

test.for(profiles)("$id: a page reads of an overload as it reads an answer", async (profile) => {
  const ask = async (app: typeof calm) =>
    app.inject({ url: `/p/${profile.id}/items?trace=${newTrace(app)}`, headers });
  const [answer, refusal] = [await ask(calm), await ask(overloaded)];
  const told = { status: refusal.statusCode, wait: refusal.headers["retry-after"] };
  const heard = isHeard(profile, answer.statusCode === 200);
  const asEver = { status: answer.statusCode, wait: answer.headers["retry-after"] };
  expect(told).toEqual(heard ? { status: 503, wait: "1" } : asEver);
  expect(codeOf(refusal)).toBe(heard ? "OVERLOADED" : codeOf(answer));
  expect(corsHeadersOf(refusal)).toEqual(corsHeadersOf(answer));
});

/** Guesses a password; each address has a count of its own. */
async function guess(id: string, remoteAddress: string) {
  const url = `/p/${id}/session?trace=${newTrace(calm)}`;
  const wrong = withJson("POST", url, { ...demoUser, password: "wrong" });
  return calm.inject({ ...wrong, remoteAddress, headers: { ...wrong.headers, ...headers } });
}

const someSeconds: unknown = expect.stringMatching(/^[1-9]\d?$/);
const guesser = "127.0.0.66";
for (let count = 1; count <= 20; count += 1) await guess("correct", guesser);

test.for(profiles.map((profile, index) => ({ profile, id: profile.id, index })))(
  "$id: a page reads that there were too many wrong passwords",
  async ({ profile, id, index }) => {
    const fresh = await guess(id, `127.0.1.${index}`);
    const refusal = await guess(id, guesser);
    const heard = isHeard(profile, codeOf(fresh) === "WRONG_CREDENTIALS");
    const asEver = [fresh.statusCode, codeOf(fresh), fresh.headers["retry-after"]];
    expect([refusal.statusCode, codeOf(refusal), refusal.headers["retry-after"]]).toEqual(
      heard ? [429, "TOO_MANY_ATTEMPTS", someSeconds] : asEver,
    );
    expect(corsHeadersOf(refusal)).toEqual(corsHeadersOf(fresh));
  },
);

test("only wrong passwords count, and after 20 the right one is refused too", async () => {
  const app = await build();
  const signIn = async (password: string) => {
    const response = await app.inject(withJson("POST", session, { ...demoUser, password }));
    return response.statusCode;
  };
  for (let count = 1; count <= 30; count += 1) expect(await signIn(demoUser.password)).toBe(201);
  for (let count = 1; count <= 20; count += 1) expect(await signIn("wrong")).toBe(401);
  expect(await signIn("wrong")).toBe(429);
  expect(await signIn(demoUser.password)).toBe(429);
});

test("whoever guesses at once guesses no more often", async () => {
  const app = await build();
  const wrong = withJson("POST", session, { ...demoUser, password: "wrong" });
  const answers = await Promise.all(Array.from({ length: 50 }, () => app.inject(wrong)));
  const codes = answers.map(({ statusCode }) => statusCode);
  expect(codes.filter((code) => code === 401).length).toBe(20);
  expect(codes.filter((code) => code === 429).length).toBe(30);
});

test("no answer but a refusal says anything of limits", async () => {
  const response = await calm.inject(withJson("POST", session, demoUser));
  expect(response.statusCode).toBe(201);
  const names = Object.keys(response.headers);
  expect(names.filter((name) => /ratelimit|retry/.test(name))).toEqual([]);
});

const guarded: [what: string, request: ReturnType<typeof withJson>][] = [
  ["creating", withJson("POST", items, { name: "x", price: 1 })],
  ["editing", withJson("PUT", `${items}/1`, { name: "x", price: 1 })],
  ["deleting", { method: "DELETE", url: `${items}/1` }],
  ["signing in", withJson("POST", session, demoUser)],
];

test.for(guarded)("an overload refuses %s, which the page may read", async ([, request]) => {
  const response = await overloaded.inject({
    ...request,
    headers: { ...request.headers, ...headers },
  });
  expect([response.statusCode, codeOf(response)]).toEqual([503, "OVERLOADED"]);
  expect(response.headers["access-control-allow-origin"]).toBe(pageOrigin);
});

test("an overload leaves preflights and health alone, or nobody could read the refusal", async () => {
  expect((await overloaded.inject(preflightOf(`${items}/1`))).statusCode).toBe(204);
  expect((await overloaded.inject("/health")).statusCode).toBe(200);
});
