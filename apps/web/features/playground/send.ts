import type { CorsRequest, HeaderLine } from "@blocked/cors-protocol";
import type { Composition } from "../../lib/composition/composition.ts";
import { type Draft, toCorsRequest } from "../../lib/composition/draft.ts";
import type { Connection } from "../../lib/connection.ts";
import { type Explanation, explain, type Got } from "../../lib/explain/explain.ts";
import { getVisitor } from "../../lib/explain/visitor.ts";
import { toPolicyServerUrl } from "./predict.ts";

/** A request that was sent, and what is known of it. */
export type Sent = {
  composition: Composition;
  request: CorsRequest;
  explanation: Explanation;
} & ScriptResult;

/** What script got, with the response headers that it may read. */
type ScriptResult = { got: Got; headers: HeaderLine[] };

/** Sends a composed request with its own trace, then asks the witness what arrived. */
export async function send(
  connection: Connection,
  origin: string,
  composition: Composition,
): Promise<Sent> {
  const { policy, draft } = composition;
  await connection.renew();
  const trace = connection.nextTrace();
  const url = `${toPolicyServerUrl(connection.api, policy)}?trace=${trace}`;
  const request = toCorsRequest(draft, url, origin);
  const result = await (draft.initiatorType === "fetch"
    ? viaFetch(draft, url)
    : viaXhr(draft, url));
  const exchanges = await connection.read(trace);
  const explanation = explain(request, result.got, exchanges, getVisitor());
  return { composition, request, explanation, ...result };
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
