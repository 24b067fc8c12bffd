import { isDeepStrictEqual } from "node:util";
import {
  type Elsewhere,
  fillIn,
  type Outcome,
  type ProbeId,
  probes,
  profiles,
  toExpressCode,
  toHonoCode,
  toText,
} from "@blocked/profiles";
import { afterAll, expect, test } from "vitest";
import { observe } from "../support/browser.ts";
import { build, pageOrigin } from "../support/build.ts";
import { buildExpress, buildHono } from "./snippet-servers.ts";

const servers = [
  ["Express", toExpressCode, buildExpress],
  ["Hono", toHonoCode, buildHono],
] as const;

const cases = servers.flatMap(([server, toCode, buildServer]) =>
  profiles.flatMap((profile) => {
    if (profile.policy.kind === "setup") return [];
    const code: Elsewhere = toCode(fillIn(profile.policy, pageOrigin));
    return code.lines === null ? [] : [{ ...code, server, profile, buildServer, id: profile.id }];
  }),
);

/** Provides the rows that the probes work on. */
const app = await build({}, afterAll);

test("snippets › each server › has one for most profiles", () => {
  for (const [server] of servers) {
    expect(cases.filter((one) => one.server === server).length).toBeGreaterThan(15);
  }
});

/** Runs the shown code. A stated difference that does not occur fails, and so does an unstated one. */
test.for(cases)("snippet › $id in $server › every probe ends as stated", async (one) => {
  const { profile, lines, differs, buildServer } = one;
  const server = buildServer(toText(lines));
  const toOutcome = differs === null ? (outcome: Outcome) => outcome : differs.toOutcome;
  const toLike = (id: ProbeId) => fillIn<Outcome>(profile.outcomes[id], pageOrigin);
  const like = probes.map(({ id }) => toLike(id));
  const want = probes.map(({ id }) => toOutcome(toLike(id), id));
  const seen: Outcome[] = [];
  for (const probe of probes) seen.push(await observe(app, profile, probe, "chromium", server));
  expect({ seen, isOther: !isDeepStrictEqual(seen, like) }).toEqual({
    seen: want,
    isOther: differs !== null,
  });
});
