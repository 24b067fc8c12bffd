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
  ["a server that answers nothing", put, () => null, "network-error"],
  [
    "a server that answers preflights alone",
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
    "a server that redirects to another one",
    get,
    ({ hop }) => (hop === 0 ? answer(302, { Location: "http://localhost:5000/1" }) : answer(200)),
    "blocked",
  ],
  ["a server that redirects for ever", get, () => answer(302, { Location: "/0" }), "network-error"],
  [
    "a server that redirects to ftp:",
    get,
    () => answer(302, { Location: "ftp://a.example/" }),
    "blocked",
  ],
  ["a server that is not asked", { ...get, mode: "same-origin" }, () => answer(200), "blocked"],
  ["a server that cannot be read", { ...get, mode: "no-cors" }, () => answer(404), "opaque"],
  [
    "a preflight from the cache",
    put,
    (sent) => (asks(sent) ? "from the cache" : answer(200)),
    "readable",
  ],
];

/** What the server would have recorded of the requests that a verdict says were sent. */
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

test.for(cases)("%s: what is foretold is what is judged (%s)", async ([, , rules, row]) => {
  const [, request, server, outcome] = row;
  const foretold = await simulate(request, server, rules);
  expect(foretold.outcome).toBe(outcome);
  expect(judge(request, record(foretold.sent, server), rules)).toEqual(foretold);
});

test("a server may take its time", async () => {
  const slow = (sent: OutgoingRequest) => Promise.resolve(answer(asks(sent) ? 204 : 200, lists));
  expect(await simulate(put, slow)).toMatchObject({ outcome: "readable", urls: [put.url] });
});

test("each request is handed out once, and in order", async () => {
  const seen: string[] = [];
  await simulate(put, (sent) => {
    seen.push(`${sent.phase} ${sent.method} ${sent.url}`);
    return answer(204, lists);
  });
  expect(seen).toEqual([`preflight OPTIONS ${put.url}`, `response PUT ${put.url}`]);
});

test("a rules that is not named is Chromium's", async () => {
  const verdict = await simulate(get, () => answer(407));
  expect(verdict.outcome).toBe("network-error");
});
