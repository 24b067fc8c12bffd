import type { CorsRequest, HeaderLine } from "@blocked/cors-protocol";
import { type Draft, toCorsRequest } from "../../lib/composition/draft.ts";
import type { Connection } from "../../lib/connection.ts";
import { type Explanation, explain, type Got } from "../../lib/explain/explain.ts";
import { getVisitor } from "../../lib/explain/visitor.ts";

/** A request that was sent, and what is known of it. */
export type Sent = { request: CorsRequest; explanation: Explanation } & ScriptResult;

/** What script got, with the response headers that it may read. */
type ScriptResult = { got: Got; headers: HeaderLine[] };

/** Sends a composed request from this page with its own trace, then asks the witness what arrived. */
export async function sendDraft(
  connection: Connection,
  origin: string,
  draft: Draft,
  address: string,
): Promise<Sent> {
  const { trace, url } = await toTraced(connection, address);
  const request = toCorsRequest(draft, url, origin);
  const result = await (draft.initiatorType === "fetch"
    ? viaFetch(draft, url)
    : viaXhr(draft, url));
  const exchanges = await connection.read(trace);
  return { request, explanation: explain(request, result.got, exchanges, getVisitor()), ...result };
}

/** An address with a fresh trace, so that neither a cache nor an earlier request answers for it. */
export async function toTraced(connection: Connection, address: string) {
  await connection.renew();
  const trace = connection.nextTrace();
  return { trace, url: `${address}?trace=${trace}` };
}

async function viaFetch(
  { method, headers, credentials, mode, body }: Draft,
  url: string,
): Promise<ScriptResult> {
  const init = { method, headers, credentials, mode, ...(body === null ? {} : { body }) };
  try {
    const response = await fetch(url, init);
    const got = response.type === "opaque" ? "opaque" : { status: response.status };
    return { got, headers: [...response.headers] };
  } catch (error) {
    return { got: { error: String(error) }, headers: [] };
  }
}

function viaXhr(draft: Draft, url: string): Promise<ScriptResult> {
  return new Promise((done) => {
    const xhr = new XMLHttpRequest();
    xhr.open(draft.method, url);
    xhr.withCredentials = draft.credentials === "include";
    for (const [name, value] of draft.headers) xhr.setRequestHeader(name, value);
    if (draft.hasUploadListeners) xhr.upload.addEventListener("progress", () => {});
    xhr.addEventListener("load", () => {
      const lines = xhr.getAllResponseHeaders().split("\r\n");
      const headers = lines.flatMap((line): HeaderLine[] => {
        const [name = ""] = line.split(": ", 1);
        return name === "" ? [] : [[name, line.slice(name.length + 2)]];
      });
      done({ got: { status: xhr.status }, headers });
    });
    xhr.addEventListener("error", () => {
      done({ got: { error: `error event, status ${xhr.status}` }, headers: [] });
    });
    xhr.send(draft.body);
  });
}
