import type { From, Probe } from "@blocked/profiles";
import { paths, type Result, type SentRequest } from "@blocked/api-client";
import type { Connection } from "../../lib/connection.ts";
import { isError } from "../../lib/explain/explain.ts";

/** What another website is told to ask. */
export type Asked = { path: string; method: string; body: string | null; from: From };

/** What its script got. */
export type Reply = { status: number; text: string } | { error: string };

/** Lets another website ask, and hands back what it got. */
type AskAttacker = (asked: Asked) => Promise<Reply>;

/** Another website that can be let in: how to let it ask, and the origin under which it does. */
export type Attacker = { ask: AskAttacker; findOrigin: () => Promise<string> };

/** The origin under which a request is sent that is not the page's own. */
export async function toAsker(
  { from }: Probe,
  attacker: Attacker | undefined,
  origin: string,
): Promise<string> {
  return from === "attacker" ? ((await attacker?.findOrigin()) ?? origin) : "null";
}

/** Sends a request as another website, under a trace of this page's. */
export async function sendAsAttacker(
  line: Connection,
  profileId: string,
  probe: Probe,
  attacker: Attacker | undefined,
): Promise<Result<unknown>> {
  if (attacker === undefined) throw new Error("There is no place for another website here.");
  const trace = line.nextTrace();
  const path = `${paths.profile(profileId)}${paths.items}?trace=${trace}`;
  const request = toAttackerRequest(line.api + path, probe);
  const { method, body } = request;
  const reply = await attacker.ask({ path, method, body, from: probe.from });
  return { request, trace, ...toEnd(reply) };
}

/** How long a website may take that is a page of this machine, in milliseconds. */
const patience = 10_000;

/**
 * The attacker page in a frame, where the person can see it; in a sandboxed frame for the origin `null`.
 * @param place what the frame is put into, in the place of the one before
 * @param attacker its address
 */
export function askInFrame(place: Element, attacker: string, asked: Asked): Promise<Reply> {
  const { path, method, body, from } = asked;
  const query = new URLSearchParams({
    lab: location.origin,
    path,
    method,
    ...(body === null ? {} : { body }),
  });
  const frame = document.createElement("iframe");
  frame.title = "Another website";
  frame.className = "stranger-frame";
  if (from === "null") frame.setAttribute("sandbox", "allow-scripts");
  frame.src = `${attacker}/?${query}`;
  return new Promise((done) => {
    const stop = new AbortController();
    const end = (reply: Reply) => {
      stop.abort();
      clearTimeout(timer);
      done(reply);
    };
    const timer = setTimeout(() => end({ error: "nothing: the website did not open" }), patience);
    addEventListener(
      "message",
      ({ source, data }: MessageEvent<{ path: string; got: Reply }>) => {
        if (source === frame.contentWindow && data.path === path) end(data.got);
      },
      { signal: stop.signal },
    );
    place.replaceChildren(frame);
  });
}

/** The request of a attacker as it is handed to fetch() there. */
function toAttackerRequest(url: string, { request, text }: Probe): SentRequest {
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

/** What script got there, in the shape in which this page's own client tells it. */
function toEnd(reply: Reply) {
  if (isError(reply)) return { unreadable: new TypeError(reply.error.replace(/^TypeError: /, "")) };
  const { status, text } = reply;
  const data: unknown = text === "" ? null : JSON.parse(text);
  if (status < 400) return { data, status };
  return { error: (data as { error: { code: string; message: string } }).error, status };
}
