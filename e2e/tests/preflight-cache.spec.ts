import {
  engineRules,
  type Engine,
  type HeaderLine,
  isCovered,
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
  /** The engines that do otherwise. */
  otherwise?: Engine[],
][] = [
  ["without Max-Age it is remembered for a while", [methods("PUT")], [{}, {}], false],
  ["a Max-Age of 0 is not remembered", [methods("PUT"), maxAge("0")], [{}, {}], true],
  ["nor is one below 0", [methods("PUT"), maxAge("-1")], [{}, {}], true],
  ["a sign is a part of the number", [methods("PUT"), maxAge("+0")], [{}, {}], true],
  ["what is no number is as none", [methods("PUT"), maxAge("0s")], [{}, {}], false, ["firefox"]],
  [
    "two lines are no number",
    [methods("PUT"), maxAge("0"), maxAge("0")],
    [{}, {}],
    false,
    ["firefox"],
  ],
  ["another method is asked for", [methods("PUT")], [{}, { method: "DELETE" }], true],
  ["but not a method that was listed", [methods("PUT, DELETE")], [{}, { method: "DELETE" }], false],
  [
    "the wildcard covers every method",
    [methods("*")],
    [{}, { method: "DELETE" }],
    false,
    ["firefox"],
  ],
  ["another header is asked for", [methods("PUT")], [{}, xa], true],
  ["but not a header that was listed", [methods("PUT"), headers("x-a")], [{}, xa], false],
  ["cookies need an answer that allowed them", [methods("PUT")], [{}, cookies], true],
  [
    "and an answer that did covers those without",
    [methods("PUT")],
    [cookies, {}],
    false,
    ["firefox"],
  ],
  [
    "a wildcard that was a mere name stays one",
    [methods("PUT, *")],
    [cookies, { method: "DELETE" }],
    true,
    ["webkit"],
  ],
  [
    "an answer that refused the request is forgotten",
    [methods("PUT")],
    [{ method: "DELETE" }, {}],
    true,
    ["webkit"],
  ],
  ["a fragment is a part of the address", [methods("PUT")], [{}, { fragment: "#x" }], true],
  ["listeners on an upload ask first, and once", [], [uploading, uploading], false],
  [
    "whatever methods are listed, because POST needs no permission",
    [methods("PUT")],
    [uploading, uploading],
    false,
  ],
];

for (const [rule, preflight, [first, second], inMost, otherwise = []] of rows) {
  test(`the preflight cache: ${rule}`, async ({ sender, engine }) => {
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
    expect(entry !== null && isCovered(after, entry, asked.at + 1, engineRules[engine])).toBe(
      !asksAgain,
    );
  });
}

test("the preflight cache: what was remembered is forgotten when its time is over", async ({
  sender,
}) => {
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
