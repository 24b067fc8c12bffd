import type { HeaderLine, OutgoingRequest } from "@blocked/cors-protocol";
import { toHeaders } from "../examine/headers/headers.ts";
import { isWriting } from "../examine/postbox.ts";
import type { Examination } from "../examine/types.ts";
import { isFailure, type Network, type RawResponse } from "../network/index.ts";

/** All requests of a run, the browser's own included. */
const most = 6;

type Question = { origin?: string | null; url?: string };

/** Sends the requests of the probes while the budget lasts. Nothing else than OPTIONS and GET leaves it. */
export class Asker {
  readonly #examination: Examination;
  readonly #network: Network;

  constructor(examination: Examination, network: Network) {
    this.#examination = examination;
    this.#network = network;
  }

  /** Asks whether the method would be allowed; null without a response, or where the budget is spent. */
  preflight(method: string, names: readonly string[], question: Question = {}) {
    return this.#ask("OPTIONS", question, [
      ["Accept", "*/*"],
      ["Access-Control-Request-Method", method],
      ...(names.length > 0
        ? [["Access-Control-Request-Headers", names.join(",")] satisfies HeaderLine]
        : []),
    ]);
  }

  /** Sends a plain GET, without token and cookie. */
  get(question: Question = {}) {
    return this.#ask("GET", question, []);
  }

  /** Sends the first request again to another address of its host; null where nothing answers there. */
  async again(address: string): Promise<RawResponse | null> {
    const { sent } = this.#examination;
    const [first] = sent;
    if (sent.length >= most || first === undefined || isWriting(first.raw.method)) return null;
    const raw = { ...first.raw, address };
    const answer = await this.#network.exchange(raw);
    if (isFailure(answer)) return null;
    sent.push({ role: "probe", raw, headers: first.headers, answer });
    return answer;
  }

  async #ask(
    method: "OPTIONS" | "GET",
    { origin = this.#examination.options.from, url = this.#examination.asked.url }: Question,
    own: HeaderLine[],
  ): Promise<RawResponse | null> {
    const { sent, results } = this.#examination;
    const [first] = results;
    if (sent.length >= most || first === undefined) return null;
    const headers: HeaderLine[] = origin === null ? own : [...own, ["Origin", origin]];
    const phase = method === "OPTIONS" ? "preflight" : "response";
    const outgoing: OutgoingRequest = { phase, hop: 0, url, method, headers };
    const request = {
      ...first.request,
      origin: origin ?? first.request.origin,
      credentials: "omit" as const,
    };
    const raw = {
      url: new URL(url),
      method,
      headers: toHeaders(first.engine, outgoing, { request, cookie: null, length: null }),
    };
    const answer = await this.#network.exchange(raw);
    sent.push({ role: "probe", raw, headers, answer });
    return isFailure(answer) ? null : answer;
  }
}
