import type { ResponseHead } from "../model/exchange.ts";
import { isToken, normalizeValue } from "../http/headers.ts";

const statusLine = /^HTTP\/\d(?:\.\d)?\s+(\d{3})\b/i;
/** DevTools' list names the status in words, HTTP/2's in a field of its own. */
const statusName = /^(?:status code|:status)$/i;
/** curl -v marks the lines of an answer, and those of the request and its own remarks. */
const curlAnswer = /^< ?/;
const curlOther = /^[*>{}] /;

/**
 * Reads the heads of answers that a person pasted: from `curl -i`, `curl -iL` (one after another), `curl -v`,
 * DevTools' raw headers, or its list, in which names and values stand on lines of their own. Bodies are
 * passed over; headers without a status are those of a 200.
 * @returns in the order of the text; empty where there is no answer in it
 */
export function readHeads(text: string): ResponseHead[] {
  const heads: ResponseHead[] = [];
  let name: string | null = null;
  let isBody = false;
  const head = () => heads.at(-1) ?? begin(200);
  const begin = (status: number): ResponseHead => {
    const begun: ResponseHead = { status, headers: [] };
    heads.push(begun);
    isBody = false;
    return begun;
  };
  const put = (key: string, value: string) => {
    if (statusName.test(key)) begin(Number.parseInt(value, 10));
    else if (isToken(key)) head().headers.push([key, normalizeValue(value)]);
  };
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.replace(curlAnswer, "").trim();
    const status = statusLine.exec(line)?.[1];
    if (status !== undefined) {
      begin(Number(status));
      name = null;
    } else if (line === "") {
      isBody = (heads.at(-1)?.headers.length ?? 0) > 0;
      name = null;
    } else if (isBody || curlOther.test(raw)) {
      continue;
    } else if (name !== null) {
      put(name, line);
      name = null;
    } else {
      const field = toField(line);
      if (field === null) continue;
      if (field.value === "") name = field.name;
      else put(field.name, field.value);
    }
  }
  return heads.filter(({ status }) => status >= 100 && status <= 599);
}

/** A name with its value, or alone with the value on the next line. */
function toField(line: string): { name: string; value: string } | null {
  // HTTP/2's own fields begin with a colon.
  const at = line.indexOf(":", 1);
  const name = (at < 0 ? line : line.slice(0, at)).trim();
  const value = at < 0 ? "" : line.slice(at + 1).trim();
  const isName = isToken(name) || statusName.test(name);
  // DevTools' summary has names of several words, such as Request URL; their values are passed over.
  return isName || line.endsWith(":") ? { name, value } : null;
}
