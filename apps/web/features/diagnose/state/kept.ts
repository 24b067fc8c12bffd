import { isSecretName, masked, maskSecrets } from "@blocked/cors-protocol/paste";

/** What stays of a pasted text: nothing that gives access to something. */
export type Kept = { text: string; isMasked: boolean };

/** Replaces secrets. Of an archive only what is read stays: it has cookies, bodies and much else. */
export function toKept(text: string): Kept {
  const entries = readEntries(text);
  if (entries === null) {
    const own = toCutArchive(text);
    const { text: safe, count } = maskSecrets(own);
    return { text: safe, isMasked: count > 0 || own !== text };
  }
  const log = { creator: { name: entries.creator }, entries: entries.list.map(toEntry) };
  return { text: JSON.stringify({ log }, null, 1), isMasked: true };
}

const field =
  /("name"\s{0,4}:\s{0,4}"([^"\\]{0,200})"\s{0,4},\s{0,40}"value"\s{0,4}:\s{0,4}")((?:[^"\\]|\\.){1,20000})/g;

/** An archive whose end is missing is no JSON, and has cookies under names that nobody knows. */
function toCutArchive(text: string): string {
  if (!text.includes('"entries"') || !text.includes('"request"')) return text;
  return text.replaceAll(field, (whole, before: string, name: string) =>
    read.test(name) && !isSecretName(name) ? whole : before + masked,
  );
}

type Json = Record<string, unknown>;

function readEntries(text: string): { creator: string; list: unknown[] } | null {
  if (!text.trimStart().startsWith("{") || !text.includes('"entries"')) return null;
  try {
    const file = toObject(JSON.parse(text));
    const log = "log" in file ? toObject(file["log"]) : file;
    const { entries: list, creator } = log;
    return Array.isArray(list) ? { creator: toText(toObject(creator)["name"]), list } : null;
  } catch {
    return null;
  }
}

function toEntry(raw: unknown): Json {
  const entry = toObject(raw);
  const { method, url, headers } = toObject(entry["request"]);
  const response = toObject(entry["response"]);
  const errors = Object.fromEntries(
    [response["_error"], response["_failureText"], entry["_error"]]
      .filter((one) => typeof one === "string" && one !== "")
      .slice(0, 1)
      .map((error) => ["_error", error]),
  );
  return {
    request: { method, url: maskSecrets(toText(url)).text, headers: toHeaders(headers) },
    response: {
      status: response["status"],
      ...errors,
      headers: toHeaders(response["headers"]),
    },
  };
}

/** The headers that a verdict is about, and those that show that a secret was sent. */
const read =
  /^(?:access-control-.*|origin|referer|vary|location|content-type|host|server|cookie|authorization|x-.*|cross-origin-.*|allow|www-authenticate)$/i;

function toHeaders(list: unknown): Json[] {
  return (Array.isArray(list) ? list : []).flatMap((one) => {
    const { name, value } = toObject(one);
    if (typeof name !== "string" || !read.test(name)) return [];
    return [{ name, value: isSecretName(name) ? masked : maskSecrets(toText(value)).text }];
  });
}

const toText = (value: unknown) => (typeof value === "string" ? value : "");
const toObject = (value: unknown): Json =>
  typeof value === "object" && value !== null ? { ...value } : {};
