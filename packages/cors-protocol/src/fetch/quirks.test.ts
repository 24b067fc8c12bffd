import { expect, test } from "vitest";
import { simulate } from "./judge.ts";
import { isCacheable, isCoveredBy, toCacheEntry } from "./preflight-cache.ts";
import { createRequest } from "./request.ts";
import type { Answer } from "./state.ts";
import { getHeader, type HeaderLine } from "../http/headers.ts";
import { engines } from "../model/engine.ts";
import type { ResponseHead } from "../model/exchange.ts";
import type { OutgoingRequest, Verdict } from "../model/verdict.ts";
import { choices } from "../quirks/choices.ts";
import type { Quirk } from "../quirks/quirk.ts";
import { quirks } from "../quirks/list.ts";
import { engineRules, type EngineRules, standard } from "../quirks/rules.ts";

const origin = "http://localhost:3000";
const api = "localhost:4000";
const elsewhere = "127.0.0.1:4000";

/** Serves the hops of a run; the path of each hop is its number. */
function toServer({ hops }: Quirk["run"]) {
  return ({ url, phase }: OutgoingRequest): Answer => {
    const index = Number(/\/(\d+)(?:#.*)?$/.exec(url)?.[1]);
    const hop = hops[index];
    const response = phase === "preflight" ? hop?.preflight : hop?.response;
    return response === undefined ? null : fillIn(response, `/${index + 1}`);
  };
}

function fillIn({ status, headers }: ResponseHead, next: string): ResponseHead {
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

type Row = [rule: string, engine: string, want: string, Quirk, EngineRules];
const endIn = ({ ends }: Quirk, { id }: EngineRules) => ends[id] ?? ends.standard;
const toRows = (quirk: Quirk) =>
  all.map((rules): Row => [quirk.rule, rules.id, endIn(quirk, rules), quirk, rules]);

const once = quirks.filter((quirk) => !isRepeated(quirk)).flatMap(toRows);

test.for(once)("quirk %s › its run by the rules of %s › %s", async ([, , want, quirk, rules]) => {
  const verdict = await simulate(requestOf(quirk, rules), toServer(quirk.run), rules);
  expect(endOf(verdict, quirk)).toBe(want);
});

const twice = quirks.filter(isRepeated).flatMap(toRows);

test.for(twice)(
  "quirk %s › its repeated run by the rules of %s › %s preflights",
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
    const isAskedAgain = entry === null || !isCoveredBy(again, [entry], 1000, rules);
    expect(isAskedAgain ? "2" : "1").toBe(want);
  },
);

/** A rule's value in the standard and in an engine. */
const valuesIn = ({ values }: Quirk, { id }: EngineRules) => [
  values.standard,
  values[id] ?? values.standard,
];
const departing = (quirk: Quirk) =>
  Object.values(engineRules).filter((rules) => {
    const [expected, own] = valuesIn(quirk, rules);
    return String(expected) !== String(own);
  });

test("quirks › each has a rule of its own", () => {
  expect(new Set(quirks.map(({ rule }) => rule)).size).toBe(quirks.length);
});

test("quirks › in each some engine departs from the standard", () => {
  expect(quirks.filter((quirk) => departing(quirk).length === 0)).toEqual([]);
});

test("quirks and choices › name only the standard and the engines", () => {
  const names = [
    ...[...quirks, ...choices].flatMap(({ values }) => Object.keys(values)),
    ...quirks.flatMap(({ ends }) => Object.keys(ends)),
  ];
  expect([...new Set(names)].toSorted()).toEqual(["standard", ...engines].toSorted());
});

test("engineRules › each engine has the value of every quirk and choice, and its own name", () => {
  const rules = [...quirks, ...choices].map(({ rule }) => rule);
  for (const one of all) {
    expect(Object.keys(one).toSorted()).toEqual(["id", ...rules].toSorted());
    for (const { rule, values } of [...quirks, ...choices]) {
      expect(Object.entries(one)).toContainEqual([rule, values[one.id] ?? values.standard]);
    }
  }
  expect(Object.values(engineRules).map(({ id }) => id)).toEqual(engines);
});

test.for(quirks)(
  "quirk $rule › its run › tells every departing engine from the standard",
  (quirk) => {
    for (const rules of departing(quirk)) expect(endIn(quirk, rules)).not.toBe(quirk.ends.standard);
  },
);

test.for(once.filter(([, , , quirk, rules]) => departing(quirk).includes(rules)))(
  "quirk %s › the rules of %s with the standard's value › its run ends as in the standard",
  async ([, , , quirk, rules]) => {
    const changed: EngineRules = { ...rules, [quirk.rule]: quirk.values.standard };
    const verdict = await simulate(requestOf(quirk, changed), toServer(quirk.run), changed);
    expect(endOf(verdict, quirk)).toBe(quirk.ends.standard);
  },
);

const texts = quirks.flatMap(({ rule, summary, reason, link }) => [
  [rule, "summary", summary, /^[A-Z`].*\.$/] as const,
  [rule, "reason", reason, /^[A-Z].*\.$/] as const,
  [rule, "link", link, /^https:\/\/fetch\.spec\.whatwg\.org\/#[a-z0-9-]+$/] as const,
]);

test.for(texts)("quirk %s › its %s › well-formed", ([, , text, pattern]) => {
  expect(text).toMatch(pattern);
});
