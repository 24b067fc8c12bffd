import type { Attacker, Got, Order } from "./attacker.ts";

/** `fastapi` is null unless FastAPI was started beside the lab. */
type Origins = { api: string; attacker: string; fastapi: string | null };

/** Asks this page's own server for the origins of the APIs and of the attacker page. */
export async function findOrigins(): Promise<Origins> {
  return (await (await fetch("/lab.json")).json()) as Origins;
}

/** The attacker page in the frame of `AttackerPanel`. */
export const framedAttacker: Attacker = {
  findOrigin: async () => (await findOrigins()).attacker,
  close: () => toPlace()?.replaceChildren(),
  send: async (order) => {
    const place = toPlace();
    if (place === null) return { error: "nothing: the page has no frame for the attacker" };
    return sendInFrame(place, (await findOrigins()).attacker, order);
  },
};

const toPlace = () => document.querySelector("[data-attacker]");

/** How long the attacker page may take to load and send, in milliseconds. */
const patience = 10_000;

/** Opens the attacker page in a visible frame; for the origin `null` the frame is sandboxed. */
function sendInFrame(place: Element, attacker: string, order: Order): Promise<Got> {
  const { api, path, method, headers, credentials, body, from } = order;
  const query = new URLSearchParams({ lab: location.origin, api, path, method, credentials });
  for (const line of headers) query.append("header", line.join(": "));
  if (body !== null) query.set("body", body);
  const frame = document.createElement("iframe");
  frame.title = "Another website";
  frame.className = "h-[200px] w-full rounded-md border border-rule";
  if (from === "null") frame.setAttribute("sandbox", "allow-scripts");
  frame.src = `${attacker}/?${query}`;
  return new Promise((done) => {
    const stop = new AbortController();
    const end = (got: Got) => {
      stop.abort();
      clearTimeout(timer);
      done(got);
    };
    const timer = setTimeout(() => end({ error: "nothing: the website did not open" }), patience);
    addEventListener(
      "message",
      ({ source, data }: MessageEvent<{ path: string; got: Got }>) => {
        if (source === frame.contentWindow && data.path === path) end(data.got);
      },
      { signal: stop.signal },
    );
    place.replaceChildren(frame);
  });
}
