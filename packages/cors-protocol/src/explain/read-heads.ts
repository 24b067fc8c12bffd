import { isToken, normalizeValue } from "../http/headers.ts";
import type { ResponseHead } from "../model/exchange.ts";

const statusLine = /^HTTP\/\d(?:\.\d)?\s+(\d{3})\b/i;
/** The status as a header: DevTools' name for it, or HTTP/2's. */
const statusName = /^(?:status code|:status)$/i;
/** curl -v marks the lines of the response, and those of the request and its own remarks. */
const curlResponse = /^< ?/;
const curlOther = /^[*>{}] /;

/**
 * Reads the response heads that a person pasted: from `curl -i`, `curl -iL` (several heads), `curl -v`, DevTools' raw
 * headers, or its list with names and values on separate lines. It skips bodies. Headers without a status belong to a
 * 200.
 * @returns the heads in the order of the text; empty when there are none
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
    const line = raw.replace(curlResponse, "").trim();
    const status = statusLine.exec(line)?.[1];
    const waiting: string | null = name;
    if (status !== undefined || line === "") name = null;
    if (status !== undefined) {
      begin(Number(status));
    } else if (line === "") {
      isBody = (heads.at(-1)?.headers.length ?? 0) > 0;
    } else if (!isBody && !curlOther.test(raw)) {
      const field: Field | null = waiting === null ? toField(line) : { name: waiting, value: line };
      name = field?.value === "" ? field.name : null;
      if (field !== null && name === null) put(field.name, field.value);
    }
  }
  return heads.filter(({ status }) => status >= 100 && status <= 599);
}

type Field = { name: string; value: string };

/** A name with its value; the value is empty when it follows on the next line. */
function toField(line: string): Field | null {
  // HTTP/2's pseudo-headers begin with a colon.
  const at = line.indexOf(":", 1);
  const name = (at < 0 ? line : line.slice(0, at)).trim();
  const value = at < 0 ? "" : line.slice(at + 1).trim();
  const isName = isToken(name) || statusName.test(name);
  // DevTools' summary has names of several words, such as Request URL, whose values must be skipped too.
  return isName || line.endsWith(":") ? { name, value } : null;
}
