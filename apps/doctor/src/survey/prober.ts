import { checkAllowCredentials, getHeader, type HeaderLine } from "@blocked/cors-protocol";
import { type Access, toAccess } from "../examine/access.ts";
import { examine } from "../examine/examine.ts";
import { harmlessCookie } from "../examine/harmless-cookie.ts";
import { isFailure, type Network, type RawResponse } from "../network/types.ts";
import type { Exchange } from "./types.ts";

type Asked = {
  origin: string;
  method?: string;
  headers?: readonly HeaderLine[];
  url?: string;
};

/** What one probe showed, with the number of the exchange that decided. */
export type Shown = {
  access: Access;
  proof: number;
  /** The response of that exchange; null where none came. */
  response: RawResponse | null;
};

/** Sends the survey's requests, one after the other, and numbers them. None of them can write. */
export class Prober {
  readonly exchanges: Exchange[] = [];
  readonly #url: string;
  readonly #network: Network;
  readonly #cookie: string;

  /** @param cookie what a visitor of the page would send; a policy may depend on whether there is one */
  constructor(url: string, cookie: string | null, network: Network) {
    this.#url = url;
    this.#network = network;
    this.#cookie = cookie ?? harmlessCookie;
  }

  /**
   * Asks as a page of this origin would, with cookies. A method that writes is asked for by its preflight only, and
   * that one is judged.
   */
  async ask({ origin, method = "GET", headers = [], url = this.#url }: Asked): Promise<Shown> {
    const asked = { url, method, headers, body: null, cookie: this.#cookie };
    const options = {
      from: origin,
      credentials: true,
      engines: ["chromium"],
      send: false,
    } as const;
    const { results, sent } = await examine(asked, options, this.#network);
    for (const { raw, answer } of sent) this.#add(raw, answer);
    const [result] = results;
    const last = this.exchanges.at(-1);
    if (result === undefined || last === undefined) throw new Error("nothing was sent");
    const response = isFailure(last.answer) ? null : last.answer;
    return { access: toAccess(result, { sent }), proof: last.number, response };
  }

  /** Asks once more as an earlier request did, with changes that no page of a browser makes. */
  async repeat(
    number: number,
    change: { method?: string; withoutOrigin?: boolean },
  ): Promise<Shown> {
    const raw = this.exchanges[number - 1]?.raw;
    if (raw === undefined) throw new Error("no such exchange");
    const isLeftOut = (name: string) =>
      change.withoutOrigin === true && /^(?:origin|referer|cookie)$/i.test(name);
    const again = {
      ...raw,
      method: change.method ?? raw.method,
      headers: raw.headers.filter(([name]) => !isLeftOut(name)),
    };
    const answer = await this.#network.exchange(again);
    const proof = this.#add(again, answer);
    const response = isFailure(answer) ? null : answer;
    return { access: "blocked", proof, response };
  }

  #add(raw: Exchange["raw"], answer: Exchange["answer"]): number {
    const number = this.exchanges.length + 1;
    this.exchanges.push({ number, raw, answer });
    return number;
  }
}

/** The value of a header of a response that may not be there. */
export function valueOf(response: RawResponse | null, name: string): string | null {
  return response === null ? null : getHeader(toLines(response), name);
}

export function allowsCredentials(response: RawResponse): boolean {
  return checkAllowCredentials(toLines(response)) === null;
}

export const toLines = ({ headers }: RawResponse): HeaderLine[] =>
  headers.map(([name, value]) => [name, value]);
