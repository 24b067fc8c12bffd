import {
  createPreflightCache,
  engineRules,
  type Engine,
  getHeader,
  type HeaderLine,
  isCoveredBy,
  isCacheable,
  judge,
  toCacheEntry,
} from "@blocked/cors-protocol";
import type { Policy } from "@blocked/profiles";
import { pages } from "../differential/origins.ts";
import { toRequest, toUrl } from "../differential/perform.ts";
import { plainPut, type RequestPlan } from "../differential/requests.ts";
import { expect, test } from "../differential/test.ts";
import { readExchanges, summarise } from "../support/witness.ts";

const [page] = pages;
const cookies = { credentials: "include" } as const;
const uploading = {
  initiatorType: "xmlhttprequest",
  method: "POST",
  body: "text",
  hasUploadListeners: true,
} as const;
const methods = (value: string): HeaderLine => ["Access-Control-Allow-Methods", value];
const headers = (value: string): HeaderLine => ["Access-Control-Allow-Headers", value];
const maxAge = (value: string): HeaderLine => ["Access-Control-Max-Age", value];
const xa = { headers: [["X-A", "1"]] as HeaderLine[] };

const rows: [
  rule: string,
  preflight: HeaderLine[],
  requests: [first: Partial<RequestPlan>, second: Partial<RequestPlan>],
  asksAgain: boolean,
  /** Engines with the opposite result. */
  otherwise?: Engine[],
][] = [
  ["no Max-Age › cached for a few seconds", [methods("PUT")], [{}, {}], false],
  ["Max-Age 0 › not cached", [methods("PUT"), maxAge("0")], [{}, {}], true],
  ["Max-Age -1 › not cached", [methods("PUT"), maxAge("-1")], [{}, {}], true],
  ["Max-Age +0 › read as 0, not cached", [methods("PUT"), maxAge("+0")], [{}, {}], true],
  [
    "Max-Age 0s › ignored, except in Firefox",
    [methods("PUT"), maxAge("0s")],
    [{}, {}],
    false,
    ["firefox"],
  ],
  [
    "two Max-Age lines › ignored, except in Firefox",
    [methods("PUT"), maxAge("0"), maxAge("0")],
    [{}, {}],
    false,
    ["firefox"],
  ],
  ["another method › preflighted again", [methods("PUT")], [{}, { method: "DELETE" }], true],
  ["another method, listed › covered", [methods("PUT, DELETE")], [{}, { method: "DELETE" }], false],
  [
    "another method, listed as * › covered, except in Firefox",
    [methods("*")],
    [{}, { method: "DELETE" }],
    false,
    ["firefox"],
  ],
  ["another header › preflighted again", [methods("PUT")], [{}, xa], true],
  ["another header, listed › covered", [methods("PUT"), headers("x-a")], [{}, xa], false],
  ["credentials after none › preflighted again", [methods("PUT")], [{}, cookies], true],
  [
    "no credentials after some › covered, except in Firefox",
    [methods("PUT")],
    [cookies, {}],
    false,
    ["firefox"],
  ],
  [
    "* read as a name, later without credentials › preflighted again, except in WebKit",
    [methods("PUT, *")],
    [cookies, { method: "DELETE" }],
    true,
    ["webkit"],
  ],
  [
    "preflight that refused a request › not cached, except in WebKit",
    [methods("PUT")],
    [{ method: "DELETE" }, {}],
    true,
    ["webkit"],
  ],
  ["another fragment › preflighted again", [methods("PUT")], [{}, { fragment: "#x" }], true],
  [
    "upload listeners, no method listed › one preflight for two requests",
    [],
    [uploading, uploading],
    false,
  ],
  [
    "upload listeners, another method listed › one preflight for two requests",
    [methods("PUT")],
    [uploading, uploading],
    false,
  ],
];

for (const [rule, preflight, [first, second], inMost, otherwise = []] of rows) {
  test(`preflight cache › ${rule}`, async ({ sender, engine }) => {
    const asksAgain = otherwise.includes(engine) ? !inMost : inMost;
    const trace = sender.nextTrace();
    const allowed: HeaderLine[] = [
      ["Access-Control-Allow-Origin", page],
      ["Access-Control-Allow-Credentials", "true"],
    ];
    const policy: Policy = {
      kind: "raw",
      preflight: { status: 204, headers: [...allowed, ...preflight] },
      response: { status: 200, headers: allowed },
    };
    const cases = [first, second].map((change) => ({
      policy,
      request: { ...plainPut, ...change },
    }));
    for (const one of cases) await sender.send([{ ...one.request, url: toUrl(one, trace) }]);

    const exchanges = await readExchanges(trace);
    const preflights = summarise(exchanges).filter((one) => one.startsWith("OPTIONS"));
    expect(preflights).toHaveLength(asksAgain ? 2 : 1);

    const [before, after] = cases.map((one) => toRequest(one, toUrl(one, trace), engine));
    const [asked] = exchanges;
    if (before === undefined || after === undefined || asked === undefined)
      throw new Error("Nothing.");
    const lines = asked.response?.headers ?? [];
    const verdict = judge(before, exchanges, engineRules[engine]);
    const refusal = verdict.outcome === "blocked" ? verdict.code : null;
    const entry = isCacheable(refusal, engineRules[engine])
      ? toCacheEntry(before, lines, asked.at, engineRules[engine])
      : null;
    expect(entry !== null && isCoveredBy(after, [entry], asked.at + 1, engineRules[engine])).toBe(
      !asksAgain,
    );
  });
}

test("preflight cache › Max-Age is over › preflighted again", async ({ sender }) => {
  const trace = sender.nextTrace();
  const allowed: HeaderLine[] = [["Access-Control-Allow-Origin", page]];
  const policy: Policy = {
    kind: "raw",
    preflight: { status: 204, headers: [...allowed, methods("PUT"), maxAge("1")] },
    response: { status: 200, headers: allowed },
  };
  const job = { ...plainPut, url: toUrl({ policy, request: plainPut }, trace) };
  const preflights = async () =>
    (await readExchanges(trace)).filter(({ method }) => method === "OPTIONS");
  await expect
    .poll(async () => {
      await sender.send([job]);
      return (await preflights()).length;
    })
    .toBe(2);
  const [first, second] = await preflights();
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(1000);
});

test("preflight cache › an allowed header differs each time › earlier preflights count in Firefox only", async ({
  sender,
  engine,
}) => {
  const trace = sender.nextTrace();
  const policy: Policy = {
    kind: "plugin",
    // Without allowedHeaders, the plugin allows what each preflight requests.
    options: { origin: [page], methods: ["PUT"], maxAge: 600 },
  };
  const names = [["X-A"], ["X-B"], ["X-A"], ["X-A", "X-B"], ["X-B"]];
  const cases = names.map((own) => ({
    policy,
    request: { ...plainPut, headers: own.map((name): HeaderLine => [name, "1"]) },
  }));
  const cache = createPreflightCache({ rules: engineRules[engine] });
  const expected: string[] = [];
  for (const one of cases) {
    const url = toUrl(one, trace);
    await sender.send([{ ...one.request, url }]);
    const request = toRequest(one, url, engine);
    if (!cache.covers(request)) {
      expected.push(toRequestedHeaders(one.request.headers));
      const preflight = (await readExchanges(trace)).findLast(({ method }) => method === "OPTIONS");
      if (preflight?.response == null) throw new Error("No preflight was answered.");
      cache.store(request, preflight.response);
    }
  }
  const exchanges = await readExchanges(trace);
  const requested = exchanges
    .filter(({ method }) => method === "OPTIONS")
    .map(({ requestHeaders }) => getHeader(requestHeaders, "Access-Control-Request-Headers"));
  expect(requested).toEqual(expected);
  expect(requested).toHaveLength(engine === "firefox" ? 2 : 4);
});

const toRequestedHeaders = (lines: readonly HeaderLine[]) =>
  lines.map(([name]) => name.toLowerCase()).join(",");
