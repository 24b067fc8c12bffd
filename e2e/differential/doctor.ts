import {
  engineRules,
  type Exchange,
  type HeaderLine,
  judge,
  pairUp,
  type Verdict,
} from "@blocked/cors-protocol";
import { toConsoleLines } from "@blocked/cors-protocol/messages";
import { type Asked, createNetwork, examine, type Network } from "@blocked/examination";
import type { Arbitrary } from "fast-check";
import { type Case, cases } from "./cases.ts";
import { checker, choose, type Compare, toGot, toSeen, toSimple } from "./compare.ts";
import { toPage } from "./origins.ts";
import type { Performed } from "./perform.ts";

/** What the doctor can ask for: what a page's `fetch` does in its usual mode. */
export const doctorCases: Arbitrary<Case> = cases.map(({ policy, request }) => ({
  policy,
  request: {
    ...request,
    initiatorType: "fetch",
    mode: "cors",
    hasUploadListeners: false,
    credentials: request.credentials === "include" ? "include" : "same-origin",
  },
}));

/** Sends the same request to the same URL without a browser, and returns every difference. */
export function createDoctor(): { compare: Compare; close: () => void } {
  const network = createNetwork({});
  return { close: () => network.close(), compare: (...both) => compare(network, ...both) };
}

const compare = async (network: Network, ...[performed, { request }]: Parameters<Compare>) => {
  const { engine, got, code, lines } = performed;
  const asked: Asked = {
    url: performed.request.url,
    method: request.method,
    headers: request.headers,
    body: request.body === null ? null : new TextEncoder().encode(request.body),
    cookie: null,
  };
  const options = {
    from: request.page,
    credentials: request.credentials === "include",
    engines: [engine],
    send: true,
  };
  const { results } = await examine(asked, options, network);
  const [result] = results;
  if (result === undefined) throw new Error("The doctor examined nothing.");
  const { differences, check } = checker("the doctor", engine);
  const own = { ...result, exchanges: result.exchanges.map(withoutConnection) };
  const verdict = withoutConnectionIn(own.verdict);
  check("what is sent", own.exchanges.map(toSeen), once(performed).map(toSeen));
  check(
    "what script gets",
    toGot(verdict, { request: own.request, engine }),
    toSimple(got, own.exchanges),
  );
  if (engine === "chromium") {
    check("the code", verdict.outcome === "blocked" ? verdict.code : null, code?.corsError ?? null);
  }
  if (verdict.outcome === "blocked" && code !== null) {
    const isNamed = verdict.candidates.includes(code.failedParameter);
    check(
      "the parameter",
      isNamed ? code.failedParameter : verdict.parameter,
      code.failedParameter,
    );
  }
  const messages = toConsoleLines(own.request, own.exchanges, verdict, engine, {
    page: toPage(request.page),
  });
  if (messages !== null) {
    const chosen = messages.map((possible, index) => choose(possible, lines[index]));
    check("the console", chosen, lines);
  }
  return differences;
};

/** Chromium repeats some requests by itself; the last exchange of each counts. */
function once({ request, exchanges, engine }: Performed): Exchange[] {
  const verdict = judge(request, exchanges, engineRules[engine]);
  return pairUp(verdict, exchanges).flatMap(({ exchanges: own }) => own.slice(-1));
}

/** Node writes these on a socket, after the witness has looked. */
const ofConnection = /^(?:date|connection|keep-alive|transfer-encoding)$/i;

const toRest = <Head extends { headers: HeaderLine[] }>(head: Head): Head => ({
  ...head,
  headers: head.headers.filter(([name]) => !ofConnection.test(name)),
});

function withoutConnection(exchange: Exchange): Exchange {
  const { response } = exchange;
  return response === null ? exchange : { ...exchange, response: toRest(response) };
}

function withoutConnectionIn(verdict: Verdict): Verdict {
  return verdict.outcome === "readable"
    ? { ...verdict, response: toRest(verdict.response) }
    : verdict;
}
