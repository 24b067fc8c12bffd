import type { HeaderLine } from "@blocked/cors-protocol";
import { profiles } from "@blocked/profiles";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { toWire } from "../policy-servers/policies.ts";
import { pageOrigin } from "../support/build.ts";
import { readAll, toHead } from "../support/raw.ts";
import { runs, seed } from "./runs.ts";
import { ask, startServer } from "./server.ts";

const json: HeaderLine[] = [["Content-Type", "application/json"]];
const preflight: HeaderLine[] = [
  ["Access-Control-Request-Method", "PUT"],
  ["Access-Control-Request-Headers", "content-type,x-own"],
];
const pencil = JSON.stringify({ name: "Pencil", price: 1 });
/** One request of every kind to a profile. */
const kinds: [method: string, path: string, headers: HeaderLine[], body: string][] = [
  ["GET", "items", [], ""],
  ["GET", "nothing", [], ""],
  ["GET", "session", [["Authorization", "Bearer x"]], ""],
  ["OPTIONS", "items/1", preflight, ""],
  ["POST", "items", json, pencil],
  ["PUT", "items/1", json, pencil],
  ["PUT", "items/1", json, "{"],
];
const origins = [pageOrigin, "http://localhost:3001", "https://app.example.test", "null"];

/** A request, its origin, its profile and its trace. */
const anyRequest = fc.record({
  profile: fc.constantFrom(...profiles.map(({ id }) => id)),
  kind: fc.constantFrom(...kinds.keys()),
  origin: fc.constantFrom(...origins),
  trace: fc.nat({ max: 19 }),
});
type Sent = typeof anyRequest extends fc.Arbitrary<infer One> ? One : never;

const { app, server, port, witness } = await startServer(afterAll);
/** Never repeats an address: some profiles cache by it. */
let number = 0;

function toRequest({ profile, kind, origin }: Sent, trace: string) {
  const [method, path, headers, body] = kinds[kind] ?? fail();
  number += 1;
  const url = `/p/${profile}/${path}?trace=${trace}&number=${number}`;
  return { url, bytes: toWire(`${method} ${url}`, [["Origin", origin], ...headers], body) };
}

/** The headers that decide who can read the response. */
function toPermission(answer: Pick<ReturnType<typeof toHead>, "status" | "headers">) {
  const lines = answer.headers
    .map(([name, value]): HeaderLine => [name.toLowerCase(), value])
    .filter(([name]) => /^(?:access-control-|vary$|location$)/.test(name))
    // The address of a redirect contains a unique number.
    .map(([name, value]) => `${name}: ${value.replace(/\?.*/, "")}`);
  return { status: answer.status, lines: lines.toSorted((a, b) => (a < b ? -1 : 1)) };
}

/** The responses without concurrent requests. */
const alone = new Map<string, ReturnType<typeof toPermission>>();

async function sendAlone(one: Sent) {
  const name = JSON.stringify([one.profile, one.kind, one.origin]);
  const { bytes } = toRequest(one, `${witness.issueKey()}.alone`);
  const answer = alone.get(name) ?? toPermission(toHead(await readAll(port, bytes)));
  alone.set(name, answer);
  return answer;
}

async function readRecord(trace: string) {
  const { body } = await app.inject(`/witness/${trace}`);
  const { exchanges } = JSON.parse(body) as {
    exchanges: { path: string; response: { status: number; headers: HeaderLine[] } }[];
  };
  return exchanges.map(({ path, response }) => ({ path, ...toPermission(response) }));
}

/** Resolves after that many more requests. */
function whenReached(count: number): Promise<void> {
  return new Promise((done) => {
    let left = count;
    server.on("request", function hear() {
      left -= 1;
      if (left > 0) return;
      server.off("request", hear);
      done();
    });
  });
}

const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1);

const rounds = Math.ceil(runs / 20);

test(
  `isolation › ${rounds} rounds of concurrent requests, seed ${seed} › responses and records as without concurrency`,
  { timeout: rounds * 1000 + 120_000 },
  async () => {
    const crowd = fc.array(anyRequest, { minLength: 40, maxLength: 80 });
    const perform = async (sent: Sent[]) => {
      const key = witness.issueKey();
      const want = [];
      for (const one of sent) want.push(await sendAlone(one));

      const requests = sent.map((one) => toRequest(one, `${key}.${one.trace}`));
      // Bodies follow after all heads, which keeps all requests under way at once.
      const everybody = whenReached(requests.length);
      const answers = await Promise.all(
        requests.map(async ({ url, bytes }) => {
          const end = bytes.indexOf("\r\n\r\n") + 4;
          const between = () => everybody;
          const answer = await ask(port, [bytes.slice(0, end), bytes.slice(end)], { between });
          return { path: url, ...toPermission(toHead(answer)) };
        }),
      );
      expect(answers.map(({ status, lines }) => ({ status, lines }))).toEqual(want);
      for (let trace = 0; trace < 20; trace += 1) {
        const own = answers.filter((_, index) => sent[index]?.trace === trace);
        const record = await readRecord(`${key}.${trace}`);
        expect(record.toSorted(byPath)).toEqual(own.toSorted(byPath));
      }
    };
    await fc.assert(fc.asyncProperty(crowd, perform), { numRuns: rounds, seed });
  },
);

function fail(): never {
  throw new Error("There is no such kind.");
}
