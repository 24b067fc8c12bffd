import { expect, test } from "vitest";
import { type Departure, departures } from "./departures.ts";
import { chromium, type Dialect, standard } from "./dialect.ts";
import type { Response } from "./exchange.ts";
import type { Answer } from "./fetch.ts";
import type { HeaderLine } from "./headers.ts";
import { foretell } from "./judge.ts";
import { isCovered, toGrant } from "./preflight-cache.ts";
import { createRequest } from "./request.ts";
import type { OutgoingRequest, Verdict } from "./verdict.ts";

const origin = "http://localhost:3000";
const api = "localhost:4000";

/** The hops as a server: the path of each is its number. */
function toServer({ hops }: Departure["run"]) {
  return ({ url, phase }: OutgoingRequest): Answer => {
    const index = Number(/\/(\d+)$/.exec(url)?.[1]);
    const hop = hops[index];
    const response = phase === "preflight" ? hop?.preflight : hop?.response;
    return response === undefined ? null : fillIn(response, `/${index + 1}`);
  };
}

function fillIn({ status, headers }: Response, next: string): Response {
  const filled = headers.map(([name, value]): HeaderLine => [
    name,
    value.replace("{origin}", origin).replace("{api}", api).replace("{next}", next),
  ]);
  return { status, headers: filled };
}

const requestOf = ({ run }: Departure, dialect: Dialect) =>
  createRequest({ ...run.request, url: `http://${api}/0` }, origin, dialect);

function endOf(verdict: Verdict): string {
  return verdict.outcome === "blocked" ? verdict.code : verdict.outcome;
}

const isRepeated = ({ run }: Departure) => run.isRepeated === true;
const dialects = [standard, chromium];

const once = departures
  .filter((departure) => !isRepeated(departure))
  .flatMap((departure) =>
    dialects.map((dialect): [string, string, string, Departure, Dialect] => [
      departure.setting,
      dialect.id,
      departure.ends[dialect.id],
      departure,
      dialect,
    ]),
  );

test.for(once)("the run of %s ends in %s as %s", async ([, , want, departure, dialect]) => {
  const verdict = await foretell(requestOf(departure, dialect), toServer(departure.run), dialect);
  expect(endOf(verdict)).toBe(want);
});

const twice = departures
  .filter(isRepeated)
  .flatMap((departure) =>
    dialects.map((dialect): [string, string, string, Departure, Dialect] => [
      departure.setting,
      dialect.id,
      departure.ends[dialect.id],
      departure,
      dialect,
    ]),
  );

test.for(twice)(
  "the run of %s sends, in %s, so many preflights: %s",
  async ([, , want, departure, dialect]) => {
    const request = requestOf(departure, dialect);
    const server = toServer(departure.run);
    const verdict = await foretell(request, server, dialect);
    const preflights = verdict.sent.filter(({ phase }) => phase === "preflight");
    expect([verdict.outcome, preflights.length]).toEqual(["readable", 1]);
    const headers = departure.run.hops[0]?.preflight?.headers ?? [];
    const grant = toGrant(request, headers, 0, dialect);
    const isAskedAgain = grant === null || !isCovered(request, grant, 1000, dialect);
    expect(isAskedAgain ? "2" : "1").toBe(want);
  },
);

const settings = Object.keys(standard).filter((key) => key !== "id" && key !== "longestMaxAge");

test("each setting has one departure, and each departure a setting", () => {
  expect(departures.map(({ setting }) => setting).toSorted()).toEqual(settings.toSorted());
});

test("the dialects differ in every setting", () => {
  const same = departures.filter(({ setting }) => isSame(standard[setting], chromium[setting]));
  expect(same).toEqual([]);
});

function isSame(one: Dialect[keyof Dialect], other: Dialect[keyof Dialect]): boolean {
  return Array.isArray(one) && Array.isArray(other)
    ? one.join(" ") === other.join(" ")
    : one === other;
}

test("Chromium and the standard have the same settings", () => {
  expect(Object.keys(chromium)).toEqual(Object.keys(standard));
  expect([standard.id, chromium.id]).toEqual(["standard", "chromium"]);
});

test.for(departures)("the run of $setting tells the dialects apart", ({ ends }) => {
  expect(ends.standard).not.toBe(ends.chromium);
});

/** Each setting by itself makes the difference, and not another one beside it. */
test.for(once.filter(([, id]) => id === "standard"))(
  "with the standard's setting for %s Chromium ends as the standard",
  async ([, , want, departure]) => {
    const dialect: Dialect = { ...chromium, [departure.setting]: standard[departure.setting] };
    const verdict = await foretell(requestOf(departure, dialect), toServer(departure.run), dialect);
    expect(endOf(verdict)).toBe(want);
  },
);

const texts = departures.flatMap(({ setting, rule, reason, link }) => [
  [setting, "rule", rule, /^[A-Z`].*\.$/] as const,
  [setting, "reason", reason, /^[A-Z].*\.$/] as const,
  [setting, "link", link, /^https:\/\/fetch\.spec\.whatwg\.org\/#[a-z0-9-]+$/] as const,
]);

test.for(texts)("%s has a %s that can be printed as it is", ([, , text, pattern]) => {
  expect(text).toMatch(pattern);
});
