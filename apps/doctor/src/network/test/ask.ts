import { onTestFinished } from "vitest";
import { createNetwork, isFailure, type NetworkOptions, type RawRequest } from "../index.ts";

/** A network that is closed with the test. */
export function openNetwork(options: NetworkOptions = {}) {
  const network = createNetwork(options);
  onTestFinished(() => network.close());
  return network;
}

export function get(url: string, given: Partial<RawRequest> = {}): RawRequest {
  return { url: new URL(url), method: "GET", headers: [], ...given };
}

/** Sends one request. */
export function ask(url: string, options: NetworkOptions = {}, given: Partial<RawRequest> = {}) {
  return openNetwork(options).exchange(get(url, given));
}

/** Sends one request that must get a response. */
export async function askForResponse(...given: Parameters<typeof ask>) {
  const answer = await ask(...given);
  if (isFailure(answer)) throw new Error(answer.sentence);
  return answer;
}

export function toText(body: Uint8Array): string {
  return Buffer.from(body).toString("latin1");
}
