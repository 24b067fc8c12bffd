import { isDeepStrictEqual } from "node:util";
import { fillIn, type Outcome, type ProbeId, probes, profiles } from "@blocked/profiles";
import { fastify, servers, toText } from "@blocked/servers";
import { afterAll, expect, test } from "vitest";
import { observe } from "../support/browser.ts";
import { build, pageOrigin } from "../support/build.ts";
import { builders } from "./real-servers.ts";

const cases = servers.flatMap(({ name, toSnippet }) =>
  profiles.flatMap((profile) => {
    const buildServer = builders[name];
    if (profile.policy.kind === "setup" || buildServer === undefined) return [];
    const snippet = toSnippet(fillIn(profile.policy, pageOrigin), pageOrigin);
    return snippet.lines === null
      ? []
      : [{ ...snippet, server: name, profile, buildServer, id: profile.id }];
  }),
);

/** It creates the rows that a request needs, and changes nothing else. */
const app = await build({}, afterAll);

test("servers › without a name in verifiedBy › run here, or are the lab's own", () => {
  const unverified = servers.filter(({ verifiedBy }) => verifiedBy === undefined);
  expect(unverified.map(({ name }) => name)).toEqual([fastify.name, ...Object.keys(builders)]);
});

test.for(Object.keys(builders))("%s › has a snippet for most profiles", (server) => {
  expect(cases.filter((one) => one.server === server).length).toBeGreaterThan(15);
});

/** The shown code runs. A stated difference that does not happen fails, and so does one that is not stated. */
test.for(cases)("$server › $id › every probe ends as stated", async (one) => {
  const { profile, lines, differs, buildServer } = one;
  const server = buildServer(toText(lines));
  const toOutcome = differs?.toOutcome ?? ((outcome: Outcome) => outcome);
  const inFastify = (id: ProbeId) => fillIn<Outcome>(profile.outcomes[id], pageOrigin);
  const like = probes.map(({ id }) => inFastify(id));
  const want = probes.map(({ id }) => toOutcome(inFastify(id), id));
  const seen: Outcome[] = [];
  for (const probe of probes) seen.push(await observe(app, profile, probe, "chromium", server));
  expect({ seen, isOther: !isDeepStrictEqual(seen, like) }).toEqual({
    seen: want,
    isOther: differs !== null,
  });
});
