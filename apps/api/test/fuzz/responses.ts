/** A response as received; each character of the body is one byte. */
export type Answer = { status: number; headers: Map<string, string>; body: string };

/** Parses all responses of a connection, without informational ones (1xx). */
export function readAnswers(bytes: string, method: string): Answer[] {
  const answers: Answer[] = [];
  for (let rest = bytes; rest !== "";) {
    const end = rest.indexOf("\r\n\r\n");
    const [first = "", ...lines] = rest.slice(0, end).split("\r\n");
    const [, code] = /^HTTP\/1\.1 (\d{3}) [\w '-]+$/.exec(first) ?? [];
    if (end === -1 || code === undefined)
      throw new Error(`This is no answer: ${rest.slice(0, 200)}`);
    const headers = new Map(lines.map((line) => toPair(line)));
    const status = Number(code);
    const { body, length } = readBody(rest.slice(end + 4), headers, status, method);
    rest = rest.slice(end + 4 + length);
    if (status >= 200) answers.push({ status, headers, body });
  }
  return answers;
}

function toPair(line: string): [string, string] {
  const [name = ""] = line.split(":", 1);
  return [name.toLowerCase(), line.slice(name.length + 1).trim()];
}

function readBody(
  rest: string,
  headers: Answer["headers"],
  status: number,
  method: string,
): { body: string; length: number } {
  // A request that the parser rejects has no known method, so its response has a body.
  const isRefusedHead = method === "HEAD" && rest.startsWith('{"error":');
  if ((method === "HEAD" && !isRefusedHead) || status < 200 || status === 204 || status === 304) {
    return { body: "", length: 0 };
  }
  if (headers.get("transfer-encoding") === "chunked") return readChunks(rest);
  const given = headers.get("content-length");
  // In HTTP/1.0 the end of the connection ends the body.
  const length =
    given === undefined ? (headers.has("content-type") ? rest.length : 0) : Number(given);
  if (rest.length < length) throw new Error("The answer is shorter than it says.");
  return { body: rest.slice(0, length), length };
}

function readChunks(rest: string): { body: string; length: number } {
  let [body, at] = ["", 0];
  for (;;) {
    const end = rest.indexOf("\r\n", at);
    const size = Number.parseInt(rest.slice(at, end), 16);
    if (end === -1 || Number.isNaN(size)) throw new Error("The answer breaks off.");
    body += rest.slice(end + 2, end + 2 + size);
    at = end + 2 + size + 2;
    if (size === 0) return { body, length: at };
  }
}
