import type { Rule } from "./rule.ts";

type Row = [asker: RegExp, id: string, text: string, code: string | null];

/** What each kind of request needs beside the server's header. */
const rows: readonly Row[] = [
  [
    /^font$/i,
    "font",
    "A browser fetches every font with CORS, without cookies. Allow the page on the server of the fonts, often a CDN or a bucket, or serve them from the page’s own origin.",
    null,
  ],
  [
    /^image$/i,
    "image",
    "The image has crossorigin, so it needs the header. Without crossorigin it shows, but a canvas that draws it cannot be read. A copy that was cached without CORS blocks it too: use crossorigin everywhere or nowhere, and let the server send Vary: Origin.",
    null,
  ],
  [
    /^script$/i,
    "script",
    "Module scripts, and scripts with crossorigin, are fetched with CORS. Allow the page on the server of the script. A plain script without crossorigin needs nothing.",
    null,
  ],
  [
    /stylesheet/i,
    "stylesheet",
    "The link has crossorigin. Remove the attribute, or allow the page on the server of the stylesheet.",
    null,
  ],
  [
    /^eventsource$/i,
    "event-source",
    "An EventSource sends no headers of its own and no preflight. Frameworks that write a stream to the raw response bypass their CORS: set the header on that response too.",
    null,
  ],
  [
    /^manifest$/i,
    "manifest",
    "A manifest is fetched without cookies. Serve it from the page’s own origin, without a sign-in.",
    null,
  ],
  [
    /worker/i,
    "worker",
    "A worker’s script has to be of the page’s own origin; CORS cannot change that. Serve the script yourself, or start a Blob that imports it.",
    'new Worker(URL.createObjectURL(new Blob([`import ${JSON.stringify(url)}`], { type: "text/javascript" })), { type: "module" })',
  ],
  [
    /^(?:video|audio|track|text ?track|media)$/i,
    "media",
    "The element has crossorigin, so the server of the file has to allow the page; subtitles always need it.",
    null,
  ],
  [
    /beacon/i,
    "beacon",
    "sendBeacon always sends cookies, so a star does not count. It needs no preflight with a text/plain body.",
    null,
  ],
];

export const askerRule: Rule = ({ finding: { asker, hints } }) => {
  const name = hints.includes("event-source") ? "EventSource" : (asker ?? "");
  const row = rows.find(([pattern]) => pattern.test(name));
  if (row === undefined) return null;
  const [, id, text, code] = row;
  return {
    id,
    text,
    ...(code === null ? {} : { code }),
    isElsewhere: id === "worker" || id === "manifest",
  };
};
