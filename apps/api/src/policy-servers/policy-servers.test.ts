import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { encode } from "@blocked/profiles";
import { expect, onTestFinished, test } from "vitest";
import { send } from "../../test/support/raw.ts";
import { ApiError } from "../errors.ts";
import type { PolicyServer } from "./policy-server.ts";
import { createPolicyServers } from "./policy-servers.ts";

/** Policies that differ in one number. */
const policy = (number: number) => encode({ kind: "plugin", options: { maxAge: number } });

/** Builds that many policy servers, numbered from 1. */
async function build(count: number, most?: number) {
  const policyServers = createPolicyServers({ most });
  const built: PolicyServer[] = [];
  for (let number = 1; number <= count; number += 1)
    built.push(await policyServers.get(policy(number)));
  return { policyServers, built };
}

/** A server on a free port. */
async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  onTestFinished(() => void server.close());
  await once(server.listen(0, "127.0.0.1"), "listening");
  return (server.address() as AddressInfo).port;
}

test("policy servers › the same policy again › the same server", async () => {
  const { policyServers, built } = await build(3);
  for (const number of [3, 1, 2]) {
    expect(await policyServers.get(policy(number))).toBe(built[number - 1]);
  }
  expect(policyServers.size()).toBe(3);
});

test("policy servers › the 65th › replaces only the first", async () => {
  const { policyServers, built } = await build(64);
  expect(policyServers.size()).toBe(64);
  await policyServers.get(policy(65));
  expect(policyServers.size()).toBe(64);
  expect(await policyServers.get(policy(2))).toBe(built[1]);
  expect(await policyServers.get(policy(1))).not.toBe(built[0]);
  expect(policyServers.size()).toBe(64);
});

test("policy servers › one that is used again › is kept longer", async () => {
  const { policyServers, built } = await build(3, 3);
  await policyServers.get(policy(1));
  await policyServers.get(policy(4));
  expect(await policyServers.get(policy(1))).toBe(built[0]);
  expect(await policyServers.get(policy(2))).not.toBe(built[1]);
});

test("policy servers › a dropped one with a request under way › answers it", async () => {
  const { policyServers, built } = await build(1, 1);
  const [policyServer] = built;
  if (policyServer === undefined) throw new Error("There is no policy server.");
  // Drops the server between the gate and its response.
  const port = await serve((request, response) => {
    void policyServers.get(policy(2)).then(() => policyServer.routing(request, response));
  });
  const answer = await send(port, { path: `/playground/${policy(1)}/0/items` });
  expect([answer.status, JSON.parse(answer.body)]).toEqual([200, { hop: 0, method: "GET" }]);
  expect(await policyServers.get(policy(1))).not.toBe(policyServer);
});

const wrong: [rule: string, encoded: string, message: string][] = [
  ["text that cannot be decoded", "garbage", "The policy in the address should be base64url"],
  ["a policy that is too long", "A".repeat(4097), "The policy should be shorter"],
  ["JSON that is no policy", encode({ kind: "open" }), "policy.kind should be"],
];

test.for(wrong)(
  "policy servers › %s › is refused each time and not kept",
  async ([, encoded, message]) => {
    const { policyServers, built } = await build(1);
    for (const time of ["first", "second"]) {
      const error: unknown = await policyServers.get(encoded).catch((reason: unknown) => reason);
      expect([time, error]).toEqual([time, expect.any(ApiError)]);
      expect(error).toMatchObject({ statusCode: 400, code: "INVALID_POLICY" });
      expect(error).toHaveProperty("message", expect.stringContaining(message));
      expect(policyServers.size()).toBe(1);
    }
    expect(await policyServers.get(policy(1))).toBe(built[0]);
  },
);

test("policy servers › 20 concurrent requests for one policy › one server", async () => {
  const policyServers = createPolicyServers();
  const requested = Array.from({ length: 20 }, () => policyServers.get(policy(1)));
  expect(policyServers.size()).toBe(1);
  expect(new Set(await Promise.all(requested)).size).toBe(1);
});

test("policy servers › concurrent requests for two policies › two servers", async () => {
  const policyServers = createPolicyServers();
  const [one, other] = await Promise.all([
    policyServers.get(policy(1)),
    policyServers.get(policy(2)),
  ]);
  expect(one).not.toBe(other);
  expect(policyServers.size()).toBe(2);
});

test("policy servers › a dropped one › is garbage-collected without being closed", async () => {
  const policyServers = createPolicyServers({ most: 1 });
  const dropped = await (async () => new WeakRef(await policyServers.get(policy(0))))();
  await policyServers.get(policy(1));
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  await expect
    .poll(
      () => {
        collect();
        return dropped.deref();
      },
      { timeout: 60_000 },
    )
    .toBeUndefined();
});
