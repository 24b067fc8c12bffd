import { paths, type Result, type SentRequest } from "@blocked/api-client";
import type { CorsRequest, HeaderLine } from "@blocked/cors-protocol";
import type { From, Probe } from "@blocked/profiles";
import type { Connection } from "../../lib/connection.ts";

/** The request that the attacker page is told to send. */
export type Order = {
  /** The API's origin. */
  api: string;
  path: string;
  method: string;
  headers: readonly HeaderLine[];
  credentials: CorsRequest["credentials"];
  body: string | null;
  from: From;
};

/** What the attacker's script got. */
export type Got = { status: number; text: string } | { error: string };

/** A page of another origin that sends a request on demand. */
export type Attacker = {
  send: (order: Order) => Promise<Got>;
  findOrigin: () => Promise<string>;
  /** Closes the page. */
  close: () => void;
};

/** Returns the origin that a probe of another website is sent with. */
export async function toSenderOrigin(
  { from }: Pick<Probe, "from">,
  attacker: Attacker,
): Promise<string> {
  return from === "attacker" ? attacker.findOrigin() : "null";
}

/** Sends a probe as another website, with a trace of this page. */
export async function sendAsAttacker(
  { api, nextTrace }: Connection,
  profileId: string,
  probe: Probe,
  attacker: Attacker,
): Promise<Result<unknown>> {
  const trace = nextTrace();
  const path = `${paths.profile(profileId)}${paths.items}?trace=${trace}`;
  const request = toAttackerRequest(api + path, probe);
  const { url: _, mode: __, ...order } = request;
  return {
    request,
    trace,
    ...toEnd(await attacker.send({ api, path, ...order, from: probe.from })),
  };
}

/** The request as the attacker page passes it to fetch(). */
export function toAttackerRequest(url: string, { request, text }: Probe): SentRequest {
  const body =
    request === "create" ? JSON.stringify({ name: "A forged order", price: 99_900 }) : null;
  return {
    url,
    method: body === null ? "GET" : "POST",
    headers: body !== null && text ? [["Content-Type", "text/plain"]] : [],
    credentials: "include",
    mode: "cors",
    body,
  };
}

/** Converts what the attacker got to the shape of this page's own client. */
function toEnd(got: Got) {
  if ("error" in got) return { unreadable: new TypeError(got.error.replace(/^TypeError: /, "")) };
  const { status, text } = got;
  const data: unknown = text === "" ? null : JSON.parse(text);
  if (status < 400) return { data, status };
  return { error: (data as { error: { code: string; message: string } }).error, status };
}
