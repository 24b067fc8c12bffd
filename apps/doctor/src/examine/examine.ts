import {
  type CorsRequest,
  createRequest,
  type Engine,
  engineRules,
  type Exchange,
  isForbiddenRequestHeader,
  judge,
  type OutgoingRequest,
  simulate,
  stringBodyType,
  type Verdict,
} from "@blocked/cors-protocol";
import { toConsoleLines } from "@blocked/cors-protocol/messages";
import { isFailure, type Network } from "../network/types.ts";
import { Postbox } from "./postbox.ts";
import type { Asked, Examination, Options, Result, Sent, Unsent } from "./types.ts";

/** Ends a simulation at a request that is not sent. */
class HeldBack extends Error {
  readonly unsent: Unsent;

  constructor(unsent: Unsent) {
    super(unsent.why);
    this.unsent = unsent;
  }
}

/**
 * Plays the Fetch Standard's algorithm over the network, once for each engine. Engines that would send the same request
 * share its response, so that nothing is sent twice.
 */
export async function examine(
  asked: Asked,
  options: Options,
  network: Network,
): Promise<Examination> {
  const postbox = new Postbox(asked, options, network);
  const results: Result[] = [];
  for (const engine of options.engines) {
    results.push(await examineAs(engine, asked, options, postbox));
  }
  return { asked, options, results, sent: postbox.sent, dropped: toDropped(asked, options) };
}

async function examineAs(
  engine: Engine,
  asked: Asked,
  options: Options,
  postbox: Postbox,
): Promise<Result> {
  const rules = engineRules[engine];
  const request = toRequest(asked, options, engine);
  const exchanges: Exchange[] = [];
  const places: number[] = [];
  const answer = async (outgoing: OutgoingRequest) => {
    const reason = postbox.whyNot(outgoing);
    if (reason !== null) {
      throw new HeldBack({ method: outgoing.method, url: outgoing.url, why: reason });
    }
    const { sent, place } = await postbox.send(engine, outgoing, request);
    places.push(place);
    const exchange = toExchange(outgoing, sent);
    exchanges.push(exchange);
    return exchange.response;
  };
  let verdict: Verdict;
  let heldBack: Unsent | null = null;
  try {
    verdict = await simulate(request, answer, rules);
  } catch (error) {
    if (!(error instanceof HeldBack)) throw error;
    heldBack = error.unsent;
    verdict = judge(request, exchanges, rules);
  }
  const lines = heldBack === null ? toConsoleLines(request, exchanges, verdict, engine) : null;
  return {
    engine,
    request,
    verdict,
    exchanges,
    places,
    lines: lines?.map(([first]) => first) ?? null,
    heldBack,
  };
}

function toRequest(asked: Asked, { from, credentials }: Options, engine: Engine): CorsRequest {
  const { url, method, headers, body } = asked;
  return createRequest(
    {
      url: new URL(url).href,
      method,
      headers,
      credentials: credentials ? "include" : "same-origin",
      bodyType: body === null ? null : stringBodyType,
    },
    from,
    engineRules[engine],
  );
}

function toDropped({ headers }: Asked, { engines }: Options): string[] {
  return headers
    .filter(([name, value]) =>
      engines.every((engine) => isForbiddenRequestHeader(name, value, engineRules[engine])),
    )
    .map(([name]) => name);
}

function toExchange({ method, url, headers }: OutgoingRequest, { answer }: Sent): Exchange {
  const target = new URL(url);
  return {
    method,
    path: target.pathname + target.search,
    requestHeaders: headers,
    response: isFailure(answer)
      ? null
      : { status: answer.status, headers: answer.headers.map(([name, value]) => [name, value]) },
    handlerRan: false,
    rowsWritten: 0,
    at: 0,
  };
}
