import { expect, test } from "vitest";
import { judge, simulate } from "./judge.ts";
import type { Answer } from "./state.ts";
import type { Exchange, ResponseHead } from "../model/exchange.ts";
import type { CorsRequest } from "../model/request.ts";
import type { OutgoingRequest } from "../model/verdict.ts";
import { chromium, type EngineRules, standard } from "../quirks/rules.ts";

const origin = "http://localhost:3000";
const get: CorsRequest = {
  url: "http://localhost:4000/0",
  origin,
  method: "GET",
  headers: [],
  credentials: "include",
  mode: "cors",
};
const put: CorsRequest = { ...get, method: "PUT", headers: [["Content-Type", "application/json"]] };

type Server = (request: OutgoingRequest) => Answer;
const answer = (status: number, headers: Record<string, string> = {}): ResponseHead => ({
  status,
  headers: Object.entries({
    "Access-Control-Allow-Origin": origin,
    "Access-Control-Allow-Credentials": "true",
    ...headers,
  }),
});
const lists = {
  "Access-Control-Allow-Methods": "PUT",
  "Access-Control-Allow-Headers": "content-type",
};
const asks = ({ phase }: OutgoingRequest) => phase === "preflight";

const servers: [rule: string, CorsRequest, Server, outcome: string][] = [
  ["a server that allows", put, (sent) => answer(asks(sent) ? 204 : 200, lists), "readable"],
  ["a server that allows a simple request", get, () => answer(200), "readable"],
  ["a server without CORS", put, () => ({ status: 404, headers: [] }), "blocked"],
  ["a server that allows no method", put, () => answer(204), "blocked"],
  ["a server that does not respond", put, () => null, "network-error"],
  [
    "a server that responds to preflights only",
    put,
    (sent) => (asks(sent) ? answer(204, lists) : null),
    "network-error",
  ],
  [
    "a server that redirects",
    put,
    (sent) => {
      if (asks(sent)) return answer(204, lists);
      return sent.hop < 2 ? answer(307, { Location: `/${sent.hop + 1}` }) : answer(200);
    },
    "readable",
  ],
  [
    "a server that redirects to another server",
    get,
    ({ hop }) => (hop === 0 ? answer(302, { Location: "http://localhost:5000/1" }) : answer(200)),
    "blocked",
  ],
  ["a server that redirects forever", get, () => answer(302, { Location: "/0" }), "network-error"],
  [
    "a server that redirects to ftp:",
    get,
    () => answer(302, { Location: "ftp://a.example/" }),
    "blocked",
  ],
  ["a request that is not sent", { ...get, mode: "same-origin" }, () => answer(200), "blocked"],
  ["a no-cors request", { ...get, mode: "no-cors" }, () => answer(404), "opaque"],
  ["a cached preflight", put, (sent) => (asks(sent) ? "from the cache" : answer(200)), "readable"],
];

/** The exchanges that the server would record for the requests of a verdict. */
function record(sent: readonly OutgoingRequest[], server: Server): Exchange[] {
  return sent.map((outgoing) => {
    const given = server(outgoing);
    return {
      method: outgoing.method,
      path: outgoing.url.replace(/^[a-z]+:\/\/[^/]+/, ""),
      requestHeaders: outgoing.headers,
      response: given === "from the cache" ? null : given,
      handlerRan: true,
      rowsWritten: 0,
      at: 0,
    };
  });
}

const cases = servers.flatMap((row) =>
  [standard, chromium].map((rules): [string, string, EngineRules, typeof row] => [
    row[0],
    rules.id,
    rules,
    row,
  ]),
);

test.for(cases)(
  "simulate › %s, rules of %s › the same verdict as judge",
  async ([, , rules, row]) => {
    const [, request, server, outcome] = row;
    const predicted = await simulate(request, server, rules);
    expect(predicted.outcome).toBe(outcome);
    expect(judge(request, record(predicted.sent, server), rules)).toEqual(predicted);
  },
);

test("simulate › a server that responds with a promise › readable", async () => {
  const slow = (sent: OutgoingRequest) => Promise.resolve(answer(asks(sent) ? 204 : 200, lists));
  expect(await simulate(put, slow)).toMatchObject({ outcome: "readable", urls: [put.url] });
});

test("simulate › a preflighted request › each request once and in order", async () => {
  const seen: string[] = [];
  await simulate(put, (sent) => {
    seen.push(`${sent.phase} ${sent.method} ${sent.url}`);
    return answer(204, lists);
  });
  expect(seen).toEqual([`preflight OPTIONS ${put.url}`, `response PUT ${put.url}`]);
});

test("simulate › no rules › Chromium's", async () => {
  const verdict = await simulate(get, () => answer(407));
  expect(verdict.outcome).toBe("network-error");
});
