import { expect, test } from "vitest";
import { engineRules } from "../quirks/rules.ts";
import { toConsoleLines } from "../explain/console-lines.ts";
import { judge } from "./judge.ts";
import { toCacheEntry } from "./preflight-cache.ts";
import { createRequest } from "./request.ts";
import type { HeaderLine } from "../http/headers.ts";
import { engines } from "../model/engine.ts";
import type { Exchange } from "../model/exchange.ts";
import { countWork } from "../test/count-work.ts";

/** A value of a header, the address or the page's origin. */
const values: [what: string, before: string, again: string, behind: string][] = [
  ["spaces", "a", " ", "b"],
  ["spaces at both ends", " ", " ", " "],
  ["commas", "", ",", ""],
  ["tokens", "a", ", a", ""],
  ["numbers", "", "9", ""],
  ["hashes", "/", "#", "\n"],
  ["names of users", "http://", "a@", ""],
  ["percent signs", "http://a/", "%20", ""],
  ["bytes beyond ASCII", "", "\u00c3", ""],
  ["slashes", "", "/", ""],
  ["Punycode", "http://", "xn--", ""],
];

const names = [
  "Access-Control-Allow-Origin",
  "Access-Control-Allow-Credentials",
  "Access-Control-Allow-Methods",
  "Access-Control-Allow-Headers",
  "Access-Control-Expose-Headers",
  "Access-Control-Max-Age",
  "Location",
];

test.for(values)(
  "linear time › %s in a header › twice the value takes at most twice the work",
  ([, before, again, behind]) => {
    const count = (name: string, times: number) => {
      const value = before + again.repeat(times) + behind;
      return countWork(() => judgeEverywhere(value, [[name, value]]));
    };
    expect(names.filter((name) => count(name, 600) > count(name, 300) * 2.1)).toEqual([]);
  },
);

/** Judges a request that contains the value itself, by the rules of each engine. */
function judgeEverywhere(value: string, headers: HeaderLine[]): void {
  const init = { method: "PUT", mode: "cors", credentials: "include" } as const;
  const url = `http://localhost:4000/items?${encodeURIComponent(value)}`;
  const own: HeaderLine[] = [
    ["Accept", value],
    ["Content-Type", value],
    ["Range", value],
    ["X-Method-Override", value],
  ];
  const allow: HeaderLine[] = [
    ["Access-Control-Allow-Origin", "http://localhost:3000"],
    ["Access-Control-Allow-Credentials", "true"],
    ["Access-Control-Allow-Methods", "PUT"],
    ["Access-Control-Allow-Headers", "accept, content-type, range, x-method-override"],
  ];
  const isOwn = ([name]: HeaderLine) => headers.every(([other]) => other !== name);
  const answer = [...allow.filter(isOwn), ...headers];
  for (const engine of engines) {
    const request = createRequest(
      { ...init, url, headers: own },
      "http://localhost:3000",
      engineRules[engine],
    );
    for (const status of [200, 302]) {
      const exchanges = ["OPTIONS", "PUT", "PUT"].map((method) =>
        toExchange(method, status, answer),
      );
      const verdict = judge(request, exchanges, engineRules[engine]);
      toConsoleLines(request, exchanges, verdict, engine);
      toCacheEntry(request, answer, 0, engineRules[engine]);
    }
  }
}

function toExchange(method: string, status: number, headers: HeaderLine[]): Exchange {
  const requestHeaders: HeaderLine[] =
    method === "OPTIONS" ? [["Access-Control-Request-Method", "PUT"]] : [];
  return {
    method,
    path: "/items",
    requestHeaders,
    response: { status: method === "OPTIONS" ? 200 : status, headers },
    handlerRan: true,
    rowsWritten: 0,
    at: 0,
  };
}
