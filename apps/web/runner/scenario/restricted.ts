import type { Fetch } from "../../lib/connection.ts";

let opened: Promise<Fetch> | null = null;

/** Returns the fetch of a frame whose policy is `connect-src 'self'`. The frame stays open: it owns the function. */
export function openRestricted(): Promise<Fetch> {
  opened ??= open();
  return opened;
}

async function open(): Promise<Fetch> {
  const frame = document.createElement("iframe");
  frame.src = "/restricted";
  frame.hidden = true;
  frame.title = "A page that may connect to its own origin only";
  await new Promise((done) => {
    frame.addEventListener("load", done, { once: true });
    document.body.append(frame);
  });
  const { contentWindow } = frame;
  if (contentWindow === null) throw new Error("An attached frame has a window.");
  return (url, init) => contentWindow.fetch(url, init);
}
