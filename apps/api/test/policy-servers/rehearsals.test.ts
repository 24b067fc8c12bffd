import { createClient, paths, type TraceRecord } from "@blocked/api-client";
import { engineRules, judge } from "@blocked/cors-protocol";
import { encode, fillIn, getProbe, getShown, type Probe, profiles } from "@blocked/profiles";
import { afterAll, expect, test } from "vitest";
import { origins, send, summarise } from "../support/browser.ts";
import { apiOrigin, build, listAll, pageOrigin } from "../support/build.ts";

const app = await build({ profiles }, afterAll);

/** The request of a probe as the page's client would send it. */
async function plan(id: string, probe: Probe) {
  const client = createClient({
    baseUrl: apiOrigin + paths.profile(id),
    fetch: () => Promise.reject(new TypeError("Nothing is sent.")),
    credentials: probe.cookies ? "include" : "same-origin",
    ...(probe.token ? { token: "a token" } : {}),
  });
  const { request } = await send(client, probe, app);
  const { body, ...sent } = request;
  return { ...sent, origin: origins[probe.from], ...(body === null ? {} : { body }) };
}

async function predict(id: string, probe: Probe) {
  const request = await plan(id, probe);
  const before = await listAll(app);
  const url = paths.prediction(encode(request));
  const response = await app.inject({ url, headers: { origin: pageOrigin } });
  expect(await listAll(app)).toEqual(before);
  const { exchanges } = response.json<TraceRecord>();
  return { exchanges, verdict: judge(request, exchanges, engineRules.chromium) };
}

const shown = profiles.flatMap((profile) => {
  const one = getShown(profile);
  return one === null ? [] : [{ ...one, id: profile.id }];
});

test.for(shown)(
  "GET /prediction › $id, the probe that it shows › the stated outcome, and no row changes",
  async ({ id, probe, outcome }) => {
    const { verdict, exchanges } = await predict(id, probe);
    expect(summarise(verdict, exchanges)).toEqual(fillIn(outcome, pageOrigin));
  },
);

test.for(["create", "update", "remove"] as const)(
  "GET /prediction › %s through the correct profile › says that the handler would write a row",
  async (probe) => {
    const { exchanges } = await predict("correct", getProbe(probe));
    expect(exchanges.at(-1)).toMatchObject({ handlerRan: true, rowsWritten: 1 });
  },
);
