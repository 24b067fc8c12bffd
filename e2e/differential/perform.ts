import { paths } from "@blocked/api-client";
import {
  type CorsRequest,
  createRequest,
  engineRules,
  type Engine,
  type Exchange,
  judge,
  stringBodyType,
} from "@blocked/cors-protocol";
import { toConsoleLines } from "@blocked/cors-protocol/messages";
import { encode } from "@blocked/profiles";
import type { CorsErrorStatus } from "@blocked/playwright/browser-log";
import { suite } from "../settings.ts";
import { readExchanges } from "../support/witness.ts";
import type { Case } from "./cases.ts";
import type { Got, Sender } from "./sender.ts";

/** All that is known of a case after an engine performed it. */
export type Performed = {
  engine: Engine;
  request: CorsRequest;
  got: Got;
  /** The exchanges that the API predicted, and those that it saw. */
  predicted: Exchange[];
  exchanges: Exchange[];
  /** The DevTools protocol's code and parameter; null where it reported none. */
  code: CorsErrorStatus | null;
  /** The console's error lines, in order. */
  lines: string[];
};

export type Perform = (cases: readonly Case[]) => Promise<Performed[]>;

/** @param senders by the origin of their page */
export function createPerform(senders: ReadonlyMap<string, Sender>): Perform {
  return async (cases) => {
    const planned = cases.map((one) => {
      const sender = senders.get(one.request.page);
      if (sender === undefined) throw new Error(`There is no page at ${one.request.page}.`);
      const trace = sender.nextTrace();
      const url = toUrl(one, trace);
      const request = toRequest(one, url, sender.engine);
      return { sender, trace, request, job: { ...one.request, url } };
    });
    const predictions = await Promise.all(
      planned.map(({ request, sender }) => predict(request, sender.engine)),
    );
    const sent = [...senders.values()].map((sender) =>
      sender.send(planned.filter((plan) => plan.sender === sender).map(({ job }) => job)),
    );
    const results = new Map((await Promise.all(sent)).flat());
    return Promise.all(
      planned.map(async ({ sender, trace, request, job }, index) => {
        const got = results.get(job.url) ?? { error: "nothing was sent" };
        const exchanges = await readExchanges(trace);
        const { engine } = sender;
        const verdict = judge(request, exchanges, engineRules[engine]);
        const expected = toConsoleLines(request, exchanges, verdict, engine)?.length ?? 0;
        const { lines, code } = await sender.readLog(trace, expected);
        return {
          engine,
          request,
          got,
          predicted: predictions[index] ?? [],
          exchanges,
          code,
          lines,
        };
      }),
    );
  };
}

/** The playground's URL for a case. */
export function toUrl({ policy, request }: Case, trace: string): string {
  return `${request.server}/playground/${encode(policy)}/0/items?trace=${trace}${request.fragment}`;
}

/** The request that the browser makes from what script passes to it. */
export function toRequest({ request }: Case, url: string, engine: Engine): CorsRequest {
  const { page, body, ...init } = request;
  const bodyType = body === null ? null : stringBodyType;
  return createRequest({ ...init, url, bodyType }, page, engineRules[engine]);
}

async function predict(request: CorsRequest, engine: Engine): Promise<Exchange[]> {
  const address = `${suite.api}${paths.prediction(encode(request), engine)}`;
  const response = await fetch(address, { headers: { Origin: suite.web } });
  const json = (await response.json()) as { exchanges: Exchange[] };
  if (!response.ok) throw new Error(`The API does not predict: ${JSON.stringify(json)}`);
  return json.exchanges;
}
