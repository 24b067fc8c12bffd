import type { Edit, FactName, Facts } from "@blocked/diagnosis";

/** All that the page keeps: the text without its secrets, and the edits by the place of their failure. */
export type Saved = { text: string; edits: Record<number, Edit> };

export const nothing: Saved = { text: "", edits: {} };

/** Chromium and Firefox take far longer addresses; Safari and many programs that share links do not. */
export const longestFragment = 30_000;
/** A short fragment can hold a very long text. */
const longestJson = 4_000_000;

const begin = "#paste=";

/** The fragment that holds the state; null where it would be too long, and empty where there is nothing to keep. */
export async function toFragment(saved: Saved): Promise<string | null> {
  if (saved.text === "") return "";
  const bytes = await collect(
    toStream(new TextEncoder().encode(JSON.stringify(saved))).pipeThrough(
      new CompressionStream("deflate-raw"),
    ),
  );
  if (bytes === null || bytes.length * 1.4 > longestFragment) return null;
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return begin + text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** Reads a fragment; null for one that is another's, or damaged. */
export async function readFragment(fragment: string): Promise<Saved | null> {
  if (!fragment.startsWith(begin) || fragment.length > longestFragment * 2) return null;
  try {
    const text = atob(fragment.slice(begin.length).replaceAll("-", "+").replaceAll("_", "/"));
    const packed = Uint8Array.from(text, (character) => character.charCodeAt(0));
    const bytes = await collect(
      toStream(packed).pipeThrough(new DecompressionStream("deflate-raw")),
    );
    return bytes === null ? null : toSaved(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return null;
  }
}

function toStream(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new Blob([bytes]).stream();
}

/** Joins the parts; null for more than a page can have written. */
async function collect(stream: ReadableStream<Uint8Array>): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.length;
    if (length > longestJson) {
      await reader.cancel();
      return null;
    }
    parts.push(next.value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Anybody can write a link, so nothing is taken without a look at its type. */
function toSaved(json: unknown): Saved | null {
  const { text, edits } = toObject(json);
  if (typeof text !== "string") return null;
  const rows = Object.entries(toObject(edits)).flatMap(([place, edit]): [number, Edit][] => {
    const { facts, skipped } = toObject(edit);
    const names = Array.isArray(skipped) ? skipped : [];
    return /^\d{1,3}$/.test(place)
      ? [
          [
            Number(place),
            {
              facts: toFacts(toObject(facts)),
              skipped: factNames.filter((name) => names.includes(name)),
            },
          ],
        ]
      : [];
  });
  return { text, edits: Object.fromEntries(rows) };
}

const factNames: readonly FactName[] = ["origin", "status", "method", "headers", "cookies"];

function toFacts({
  url,
  origin,
  method,
  headers,
  cookies,
  status,
}: Record<string, unknown>): Partial<Facts> {
  const isText = (value: unknown) => typeof value === "string";
  return {
    ...(isText(url) ? { url } : {}),
    ...(isText(origin) ? { origin } : {}),
    ...(isText(method) ? { method } : {}),
    ...(Array.isArray(headers) ? { headers: headers.filter(isText) } : {}),
    ...(typeof cookies === "boolean" ? { cookies } : {}),
    ...(typeof status === "number" ? { status } : {}),
  };
}

const toObject = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? { ...value } : {};
