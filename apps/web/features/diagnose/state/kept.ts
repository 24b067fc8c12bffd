import { masked, maskSecrets } from "@blocked/cors-protocol/paste";

/** What stays of a pasted text: nothing that gives access to something. */
export type Kept = { text: string; isMasked: boolean };

/** Replaces secrets. Of an archive only what is read stays: it has cookies, bodies and much else. */
export function toKept(text: string): Kept {
  const entries = readEntries(text);
  if (entries === null) {
    const { text: safe, count } = maskSecrets(text);
    return { text: safe, isMasked: count > 0 };
  }
  const log = { creator: { name: entries.creator }, entries: entries.list.map(toEntry) };
  return { text: JSON.stringify({ log }, null, 1), isMasked: true };
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
const secret = /cookie|authorization|token|key|secret|session|password/i;

function toHeaders(list: unknown): Json[] {
  return (Array.isArray(list) ? list : []).flatMap((one) => {
    const { name, value } = toObject(one);
    if (typeof name !== "string" || !read.test(name)) return [];
    const isSecret = secret.test(name) && !/^access-control-/i.test(name);
    return [{ name, value: isSecret ? masked : maskSecrets(toText(value)).text }];
  });
}

const toText = (value: unknown) => (typeof value === "string" ? value : "");
const toObject = (value: unknown): Json =>
  typeof value === "object" && value !== null ? { ...value } : {};
