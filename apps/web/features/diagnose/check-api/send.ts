import type { Examined, Order } from "../../../lib/own-server/examined.ts";
import type { Connection } from "../../../lib/connection.ts";
import type { Got } from "../../../lib/explain/explain.ts";
import { getVisitor } from "../../../lib/explain/visitor.ts";
import type { StackId } from "../../../lib/stack.ts";
import type { Check } from "./check.ts";
import { type Comparison, compare, type Retry, type Seen, toRetries } from "./compare.ts";

export type Checked = {
  check: Check;
  seen: Seen;
  /** What the lab's server found, or why it did not look. */
  examined: Examined | { refusal: string };
  comparison: Comparison;
};

/** In milliseconds, for one request of this browser. */
const patience = 30_000;

/** Sends the request from this browser, lets the lab's server examine the API, and compares both. */
export async function sendCheck(
  check: Check,
  connection: Connection | null,
  stack: StackId,
): Promise<Checked> {
  const got = await ask(check);
  const examined = await examine(check, connection, stack);
  if ("refusal" in examined) {
    const seen = { got, withoutCookies: null, withoutCache: null };
    const sentence = `Only this browser’s side is known. ${examined.refusal}`;
    return { check, seen, examined, comparison: { kind: "open", sentence } };
  }
  const isInclude = check.draft.credentials === "include";
  const retries = toRetries(got, examined, isInclude);
  const retry = (which: Retry, init: RequestInit) =>
    retries.includes(which) ? ask(check, init) : Promise.resolve(null);
  const seen = {
    got,
    withoutCookies: await retry("without cookies", { credentials: "omit" }),
    withoutCache: await retry("without cache", { cache: "no-store" }),
  };
  return { check, seen, examined, comparison: compare(seen, examined, isInclude) };
}

async function ask({ url, draft }: Check, more: RequestInit = {}): Promise<Got> {
  const { method, headers, credentials, body } = draft;
  const signal = AbortSignal.timeout(patience);
  try {
    const init = { method, headers, credentials, signal, ...(body === null ? {} : { body }) };
    const { status } = await fetch(url, { ...init, ...more });
    return { status };
  } catch (error) {
    return { error: String(error) };
  }
}

async function examine(
  { url, draft, maySend }: Check,
  connection: Connection | null,
  stack: StackId,
): Promise<Checked["examined"]> {
  if (connection === null) return { refusal: "The lab’s API does not respond; start it." };
  const { method, headers, credentials, body } = draft;
  await connection.renew();
  const order: Order = {
    trace: connection.nextTrace(),
    url,
    method,
    headers,
    credentials: credentials === "include",
    body,
    engine: getVisitor().engine,
    stack,
    send: maySend,
  };
  try {
    const response = await fetch("/examine", { method: "POST", body: JSON.stringify(order) });
    if (!response.ok) return { refusal: (await response.text()).trim() };
    return (await response.json()) as Examined;
  } catch {
    return { refusal: "The lab’s server does not respond; start it." };
  }
}
