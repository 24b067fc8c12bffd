import type { CorsRequest, HeaderLine } from "@blocked/cors-protocol";
import { getVisitor } from "../../lib/explain/visitor.ts";
import type { Connection } from "../../lib/connection.ts";
import { type Explanation, explain, type Got } from "../../lib/explain/explain.ts";
import type { Composition } from "../../lib/composition/composition.ts";
import { type Draft, toCorsRequest } from "../../lib/composition/draft.ts";
import { toBenchUrl } from "./predict.ts";

/** A request that was really sent, and what is known of it. */
export type Sent = {
  composition: Composition;
  request: CorsRequest;
  got: Got;
  /** What script may read of the answer. */
  headers: HeaderLine[];
  explanation: Explanation;
};

/** Sends it for real, under a trace of its own, and asks the witness what came of it. */
export async function send(
  connection: Connection,
  origin: string,
  composition: Composition,
): Promise<Sent> {
  const { policy, draft } = composition;
  await connection.renew();
  const trace = connection.nextTrace();
  const url = `${toBenchUrl(connection.api, policy)}?trace=${trace}`;
  const request = toCorsRequest(draft, url, origin);
  const { got, headers } = await (draft.initiatorType === "fetch"
    ? viaFetch(draft, url)
    : viaXhr(draft, url));
  const exchanges = await connection.read(trace);
  return {
    composition,
    request,
    got,
    headers,
    explanation: explain(request, got, exchanges, getVisitor()),
  };
}

type Answer = { got: Got; headers: HeaderLine[] };

async function viaFetch(
  { method, headers, credentials, mode, body }: Draft,
  url: string,
): Promise<Answer> {
  try {
    const response = await fetch(url, {
      method,
      headers,
      credentials,
      mode,
      ...(body === null ? {} : { body }),
    });
    const got = response.type === "opaque" ? "opaque" : { status: response.status };
    return { got, headers: [...response.headers] };
  } catch (error) {
    return { got: { error: String(error) }, headers: [] };
  }
}

function viaXhr(draft: Draft, url: string): Promise<Answer> {
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
