/** Where the web server sends a document with `Content-Security-Policy: connect-src 'self'`. */
const address = "/restricted";

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

let opened: Promise<Fetch> | null = null;

/** The fetch of a frame that may connect to its own origin only. The frame stays, for it holds the function. */
export function openRestricted(): Promise<Fetch> {
  opened ??= open();
  return opened;
}

async function open(): Promise<Fetch> {
  const frame = document.createElement("iframe");
  frame.src = address;
  frame.hidden = true;
  frame.title = "A page that may connect to its own origin only";
  await new Promise((done) => {
    frame.addEventListener("load", done, { once: true });
    document.body.append(frame);
  });
  const { contentWindow } = frame;
  if (contentWindow === null) throw new Error("A frame that is attached has a window.");
  return (url, init) => contentWindow.fetch(url, init);
}
