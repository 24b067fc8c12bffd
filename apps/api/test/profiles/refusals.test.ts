import { demoUser } from "@blocked/api-client";
import { type Profile, profiles } from "@blocked/profiles";
import { afterAll, expect, test, vi } from "vitest";
import { cachePasswords } from "../support/cache-passwords.ts";
import {
  build,
  corsHeadersOf,
  items,
  newKey,
  pageOrigin,
  preflightOf,
  session,
  withJson,
} from "../support/build.ts";

cachePasswords(afterAll);

/** Always overloaded after the second sample, because every heap exceeds one byte. */
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
/** Never repeats an address: some profiles cache by it. */
const newTrace = (app: typeof calm) => `${keys.get(app) ?? "none"}.${(number += 1)}`;

/** @returns undefined for a body that is no error envelope */
const codeOf = ({ body }: { body: string }) => /"code":"([^"]+)"/.exec(body)?.[1];

/** Whether a request reaches the shared routes; a set-up may respond itself. */
const reachesRoutes = ({ id, policy }: Profile, isAnswered: boolean) =>
  policy.kind !== "setup" || (isAnswered && id !== "raw-answer");

test.for(profiles)(
  "$id › an overload › the 503 has the CORS headers of an ordinary response",
  async (profile) => {
    const send = async (app: typeof calm) =>
      app.inject({ url: `/p/${profile.id}/items?trace=${newTrace(app)}`, headers });
    const [answer, refusal] = [await send(calm), await send(overloaded)];
    const refused = { status: refusal.statusCode, wait: refusal.headers["retry-after"] };
    const isReached = reachesRoutes(profile, answer.statusCode === 200);
    const unchanged = { status: answer.statusCode, wait: answer.headers["retry-after"] };
    expect(refused).toEqual(isReached ? { status: 503, wait: "1" } : unchanged);
    expect(codeOf(refusal)).toBe(isReached ? "OVERLOADED" : codeOf(answer));
    expect(corsHeadersOf(refusal)).toEqual(corsHeadersOf(answer));
  },
);

/** Signs in with the right password or a wrong one. */
async function signIn(
  app: typeof calm,
  id: string,
  { password } = demoUser,
  remoteAddress = "::1",
) {
  const url = `/p/${id}/session?trace=${newTrace(app)}`;
  const request = withJson("POST", url, { ...demoUser, password });
  return app.inject({ ...request, remoteAddress, headers: { ...request.headers, ...headers } });
}

const wrong = { ...demoUser, password: "wrong" };
const someSeconds: unknown = expect.stringMatching(/^[1-9]\d?$/);
const guessed = await build({ profiles }, afterAll);
keys.set(guessed, await newKey(guessed));
await Promise.all(Array.from({ length: 20 }, () => signIn(guessed, "correct", wrong)));

test.for(profiles)(
  "$id › too many wrong passwords › the 429 has the CORS headers of an ordinary response",
  async (profile) => {
    const fresh = await signIn(calm, profile.id);
    const refusal = await signIn(guessed, profile.id);
    const isReached = reachesRoutes(profile, fresh.statusCode === 201);
    const unchanged = [fresh.statusCode, codeOf(fresh), fresh.headers["retry-after"]];
    expect([refusal.statusCode, codeOf(refusal), refusal.headers["retry-after"]]).toEqual(
      isReached ? [429, "TOO_MANY_ATTEMPTS", someSeconds] : unchanged,
    );
    expect(corsHeadersOf(refusal)).toEqual(corsHeadersOf(fresh));
  },
);

const statuses = (answers: { statusCode: number }[]) =>
  Object.fromEntries(
    [201, 401, 429].map((code) => [
      code,
      answers.filter(({ statusCode }) => statusCode === code).length,
    ]),
  );

test("signing in › 30 right passwords at once, then 20 wrong ones › the right one is refused too", async () => {
  const app = await build();
  const enter = (user: typeof demoUser) => () => signIn(app, "correct", user);
  const right = await Promise.all(Array.from({ length: 30 }, enter(demoUser)));
  expect(statuses(right)).toEqual({ 201: 30, 401: 0, 429: 0 });
  for (let count = 1; count <= 20; count += 1) {
    expect((await enter(wrong)()).statusCode).toBe(401);
  }
  expect((await enter(wrong)()).statusCode).toBe(429);
  expect((await enter(demoUser)()).statusCode).toBe(429);
});

test("signing in › 100 wrong passwords at once, under several addresses › 20 are checked", async () => {
  const app = await build();
  const names = ["127.0.0.1", "127.0.0.2", "::1", "::ffff:127.0.0.1"];
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, index) => signIn(app, "correct", wrong, names[index % 4])),
  );
  expect(statuses(answers)).toEqual({ 201: 0, 401: 20, 429: 80 });
});

test("an ordinary response › has no header about limits", async () => {
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

test.for(guarded)(
  "an overload › %s › is refused, and the page can read it",
  async ([, request]) => {
    const response = await overloaded.inject({
      ...request,
      headers: { ...request.headers, ...headers },
    });
    expect([response.statusCode, codeOf(response)]).toEqual([503, "OVERLOADED"]);
    expect(response.headers["access-control-allow-origin"]).toBe(pageOrigin);
  },
);

test("an overload › preflights and /health › are answered; otherwise no page could read the refusal", async () => {
  expect((await overloaded.inject(preflightOf(`${items}/1`))).statusCode).toBe(204);
  expect((await overloaded.inject("/health")).statusCode).toBe(200);
});
