import { expect, test } from "vitest";
import { departures } from "./departures.ts";
import type { Departure } from "./departures/departure.ts";
import { type Dialect, dialects, standard } from "./dialect.ts";
import type { Response } from "./exchange.ts";
import type { Answer } from "./fetch.ts";
import { getHeader, type HeaderLine } from "./headers.ts";
import { foretell } from "./judge.ts";
import { isCovered, isRemembered, toGrant } from "./preflight-cache.ts";
import { createRequest } from "./request.ts";
import type { OutgoingRequest, Verdict } from "./verdict.ts";

const origin = "http://localhost:3000";
const api = "localhost:4000";
const elsewhere = "127.0.0.1:4000";

/** The hops as a server: the path of each is its number. */
function toServer({ hops }: Departure["run"]) {
  return ({ url, phase }: OutgoingRequest): Answer => {
    const index = Number(/\/(\d+)(?:#.*)?$/.exec(url)?.[1]);
    const hop = hops[index];
    const response = phase === "preflight" ? hop?.preflight : hop?.response;
    return response === undefined ? null : fillIn(response, `/${index + 1}`);
  };
}

function fillIn({ status, headers }: Response, next: string): Response {
  const filled = headers.map(([name, value]): HeaderLine => [
    name,
    value
      .replace("{origin}", origin)
      .replace("{api}", api)
      .replace("{elsewhere}", elsewhere)
      .replace("{next}", next),
  ]);
  return { status, headers: [["Content-Type", "application/json; charset=utf-8"], ...filled] };
}

const requestOf = ({ run }: Departure, dialect: Dialect) =>
  createRequest(
    {
      ...run.request,
      url: `http://${run.isElsewhere === true ? elsewhere : api}/0${run.fragment ?? ""}`,
    },
    origin,
    dialect,
  );

function endOf(verdict: Verdict, { run: { shows } }: Departure): string {
  if (shows === "requested-headers") {
    const preflight = verdict.sent.findLast(({ phase }) => phase === "preflight");
    return getHeader(preflight?.headers ?? [], "Access-Control-Request-Headers") ?? "none";
  }
  if (shows === "requests") return String(verdict.sent.length);
  if (shows === "origin") {
    return (
      getHeader(verdict.sent.at(-1)?.headers ?? [], "Origin")?.replace(origin, "{origin}") ?? "none"
    );
  }
  if (shows !== undefined && verdict.outcome === "readable") {
    return getHeader(verdict.response.headers, shows) ?? "none";
  }
  return verdict.outcome === "blocked" ? verdict.code : verdict.outcome;
}

const isRepeated = ({ run }: Departure) => run.isRepeated === true;
const all: Dialect[] = [standard, ...Object.values(dialects)];

type Row = [setting: string, dialect: string, want: string, Departure, Dialect];
const toRows = (departure: Departure) =>
  all.map((dialect): Row => [
    departure.setting,
    dialect.id,
    departure.ends[dialect.id],
    departure,
    dialect,
  ]);

const once = departures.filter((departure) => !isRepeated(departure)).flatMap(toRows);

test.for(once)("the run of %s ends in %s as %s", async ([, , want, departure, dialect]) => {
  const verdict = await foretell(requestOf(departure, dialect), toServer(departure.run), dialect);
  expect(endOf(verdict, departure)).toBe(want);
});

const twice = departures.filter(isRepeated).flatMap(toRows);

test.for(twice)(
  "the run of %s sends, in %s, so many preflights: %s",
  async ([, , want, departure, dialect]) => {
    const request = requestOf(departure, dialect);
    const server = toServer(departure.run);
    const verdict = await foretell(request, server, dialect);
    const preflights = verdict.sent.filter(({ phase }) => phase === "preflight");
    expect(preflights).toHaveLength(1);
    const refusal = verdict.outcome === "blocked" ? verdict.code : null;
    const headers = departure.run.hops[0]?.preflight?.headers ?? [];
    const grant = isRemembered(refusal, dialect) ? toGrant(request, headers, 0, dialect) : null;
    const { run } = departure;
    const { fragment = run.fragment, ...change } = run.again ?? {};
    const changed = { ...run, fragment: fragment ?? "", request: { ...run.request, ...change } };
    const again = requestOf({ ...departure, run: changed }, dialect);
    const isAskedAgain = grant === null || !isCovered(again, grant, 1000, dialect);
    expect(isAskedAgain ? "2" : "1").toBe(want);
  },
);

const noDepartures = ["id", "longestMaxAge", "namesRefusedHeader", "keepsEmptyFragment"];
const settings = Object.keys(standard).filter((key) => !noDepartures.includes(key));

test("each setting has one departure, and each departure a setting", () => {
  expect(departures.map(({ setting }) => setting).toSorted()).toEqual(settings.toSorted());
});

/** The engines that depart in a setting. */
const departing = ({ setting }: Departure) =>
  Object.values(dialects).filter((dialect) => !isSame(standard[setting], dialect[setting]));

test("in every setting some engine departs", () => {
  expect(departures.filter((departure) => departing(departure).length === 0)).toEqual([]);
});

function isSame(one: Dialect[keyof Dialect], other: Dialect[keyof Dialect]): boolean {
  return Array.isArray(one) && Array.isArray(other)
    ? one.join(" ") === other.join(" ")
    : one === other;
}

test("every dialect has the settings of the standard, and its own name", () => {
  for (const [id, dialect] of Object.entries(dialects)) {
    expect(Object.keys(dialect).toSorted()).toEqual(Object.keys(standard).toSorted());
    expect(dialect.id).toBe(id);
  }
});

test.for(departures)(
  "the run of $setting tells each engine that departs from the standard",
  (departure) => {
    for (const { id } of departing(departure))
      expect(departure.ends[id]).not.toBe(departure.ends.standard);
  },
);

/** Each setting by itself makes the difference, and not another one beside it. */
test.for(once.filter(([, , , departure, dialect]) => departing(departure).includes(dialect)))(
  "with the standard's setting for %s %s ends as the standard",
  async ([, , , departure, dialect]) => {
    const changed: Dialect = { ...dialect, [departure.setting]: standard[departure.setting] };
    const verdict = await foretell(requestOf(departure, changed), toServer(departure.run), changed);
    expect(endOf(verdict, departure)).toBe(departure.ends.standard);
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
