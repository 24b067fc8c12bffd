import { expect, test } from "vitest";
import { quirks } from "../quirks/quirks.ts";
import type { Quirk } from "../quirks/quirk.ts";
import { type EngineRules, engineRules, standard } from "../quirks/rules.ts";
import type { Response } from "../model/exchange.ts";
import type { Answer } from "./main-fetch.ts";
import { getHeader, type HeaderLine } from "../http/headers.ts";
import { simulate } from "./judge.ts";
import { isCovered, isCacheable, toCacheEntry } from "./preflight-cache.ts";
import { createRequest } from "./request.ts";
import type { OutgoingRequest, Verdict } from "../model/verdict.ts";

const origin = "http://localhost:3000";
const api = "localhost:4000";
const elsewhere = "127.0.0.1:4000";

/** The hops as a server: the path of each is its number. */
function toServer({ hops }: Quirk["run"]) {
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

const requestOf = ({ run }: Quirk, rules: EngineRules) =>
  createRequest(
    {
      ...run.request,
      url: `http://${run.isElsewhere === true ? elsewhere : api}/0${run.fragment ?? ""}`,
    },
    origin,
    rules,
  );

function endOf(verdict: Verdict, { run: { shows } }: Quirk): string {
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

const isRepeated = ({ run }: Quirk) => run.isRepeated === true;
const all: EngineRules[] = [standard, ...Object.values(engineRules)];

type Row = [setting: string, rules: string, want: string, Quirk, EngineRules];
const toRows = (quirk: Quirk) =>
  all.map((rules): Row => [quirk.setting, rules.id, quirk.ends[rules.id], quirk, rules]);

const once = quirks.filter((quirk) => !isRepeated(quirk)).flatMap(toRows);

test.for(once)("the run of %s ends in %s as %s", async ([, , want, quirk, rules]) => {
  const verdict = await simulate(requestOf(quirk, rules), toServer(quirk.run), rules);
  expect(endOf(verdict, quirk)).toBe(want);
});

const twice = quirks.filter(isRepeated).flatMap(toRows);

test.for(twice)(
  "the run of %s sends, in %s, so many preflights: %s",
  async ([, , want, quirk, rules]) => {
    const request = requestOf(quirk, rules);
    const server = toServer(quirk.run);
    const verdict = await simulate(request, server, rules);
    const preflights = verdict.sent.filter(({ phase }) => phase === "preflight");
    expect(preflights).toHaveLength(1);
    const refusal = verdict.outcome === "blocked" ? verdict.code : null;
    const headers = quirk.run.hops[0]?.preflight?.headers ?? [];
    const entry = isCacheable(refusal, rules) ? toCacheEntry(request, headers, 0, rules) : null;
    const { run } = quirk;
    const { fragment = run.fragment, ...change } = run.again ?? {};
    const changed = { ...run, fragment: fragment ?? "", request: { ...run.request, ...change } };
    const again = requestOf({ ...quirk, run: changed }, rules);
    const isAskedAgain = entry === null || !isCovered(again, entry, 1000, rules);
    expect(isAskedAgain ? "2" : "1").toBe(want);
  },
);

const noQuirks = ["id", "longestMaxAge", "namesRefusedHeader", "keepsEmptyFragment"];
const settings = Object.keys(standard).filter((key) => !noQuirks.includes(key));

test("each setting has one quirk, and each quirk a setting", () => {
  expect(quirks.map(({ setting }) => setting).toSorted()).toEqual(settings.toSorted());
});

/** The engines that depart in a setting. */
const departing = ({ setting }: Quirk) =>
  Object.values(engineRules).filter((rules) => !isSame(standard[setting], rules[setting]));

test("in every setting some engine departs", () => {
  expect(quirks.filter((quirk) => departing(quirk).length === 0)).toEqual([]);
});

function isSame(
  one: EngineRules[keyof EngineRules],
  other: EngineRules[keyof EngineRules],
): boolean {
  return Array.isArray(one) && Array.isArray(other)
    ? one.join(" ") === other.join(" ")
    : one === other;
}

test("every rules has the settings of the standard, and its own name", () => {
  for (const [id, rules] of Object.entries(engineRules)) {
    expect(Object.keys(rules).toSorted()).toEqual(Object.keys(standard).toSorted());
    expect(rules.id).toBe(id);
  }
});

test.for(quirks)(
  "the run of $setting tells each engine that departs from the standard",
  (quirk) => {
    for (const { id } of departing(quirk)) expect(quirk.ends[id]).not.toBe(quirk.ends.standard);
  },
);

/** Each setting by itself makes the difference, and not another one beside it. */
test.for(once.filter(([, , , quirk, rules]) => departing(quirk).includes(rules)))(
  "with the standard's setting for %s %s ends as the standard",
  async ([, , , quirk, rules]) => {
    const changed: EngineRules = { ...rules, [quirk.setting]: standard[quirk.setting] };
    const verdict = await simulate(requestOf(quirk, changed), toServer(quirk.run), changed);
    expect(endOf(verdict, quirk)).toBe(quirk.ends.standard);
  },
);

const texts = quirks.flatMap(({ setting, rule, reason, link }) => [
  [setting, "rule", rule, /^[A-Z`].*\.$/] as const,
  [setting, "reason", reason, /^[A-Z].*\.$/] as const,
  [setting, "link", link, /^https:\/\/fetch\.spec\.whatwg\.org\/#[a-z0-9-]+$/] as const,
]);

test.for(texts)("%s has a %s that can be printed as it is", ([, , text, pattern]) => {
  expect(text).toMatch(pattern);
});
