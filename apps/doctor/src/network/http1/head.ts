const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const statusLine = /^HTTP\/(\d{1,3})\.(\d{1,3})[ \t]+(\d{3})(?:[ \t]+(.*))?$/i;

/** The head of an HTTP/1 response. */
export type Head = {
  httpVersion: "1.0" | "1.1";
  status: number;
  statusText: string;
  headers: [name: string, value: string][];
};

/**
 * Reads a head as browsers do: a line without a colon or with a broken name is skipped, a folded line continues the
 * one before, a line may end without a carriage return. Node's own parser refuses these, so it would find no response
 * where a browser reads one.
 * @param text one character per byte
 * @returns null when it is no HTTP
 */
export function parseHead(text: string): Head | null {
  // Browsers refuse a head with a null byte.
  if (text.includes("\0")) return null;
  const [first = "", ...lines] = text.split("\n").map(withoutReturn);
  const [, major, minor, status, reason = ""] = statusLine.exec(first) ?? [];
  if (status === undefined) return null;
  const read: { name: string; parts: string[] }[] = [];
  let isSkipped = true;
  for (const line of lines) {
    if (/^[ \t]/.test(line)) {
      if (!isSkipped) read.at(-1)?.parts.push(trim(line));
      continue;
    }
    const colon = line.indexOf(":");
    const name = trim(line.slice(0, Math.max(colon, 0)));
    isSkipped = !token.test(name);
    if (!isSkipped) read.push({ name, parts: [trim(line.slice(colon + 1))] });
  }
  const isOld = Number(major) < 1 || (Number(major) === 1 && Number(minor) === 0);
  return {
    httpVersion: isOld ? "1.0" : "1.1",
    status: Number(status),
    statusText: trim(reason),
    headers: read.map(({ name, parts }) => [name, trim(parts.join(" "))]),
  };
}

function withoutReturn(line: string): string {
  return line.endsWith("\r") ? line.slice(0, -1) : line;
}

/** NOTE: `/[ \t]+$/` takes quadratic time in a line of spaces. */
function trim(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isBlank(text.charCodeAt(start))) start += 1;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

const isBlank = (code: number) => code === 0x20 || code === 0x09;

/** Finds the end of a head in the bytes as they arrive, each read once. */
export class HeadScanner {
  #lineIsEmpty = false;

  /** @returns the number of bytes up to and with the empty line, or -1 */
  scan(bytes: Uint8Array): number {
    for (const [index, byte] of bytes.entries()) {
      if (byte === 0x0a) {
        if (this.#lineIsEmpty) return index + 1;
        this.#lineIsEmpty = true;
      } else if (byte !== 0x0d) this.#lineIsEmpty = false;
    }
    return -1;
  }
}
