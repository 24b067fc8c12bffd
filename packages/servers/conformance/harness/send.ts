import { connect } from "node:net";
import type { HeaderLine, ResponseHead } from "@blocked/cors-protocol";
import { reasonPhraseOf } from "@blocked/cors-protocol/messages";

type Sent = { method: string; path: string; headers: readonly HeaderLine[]; body?: string };

/** Ends a wait for a server that hangs; it is no measure of speed. */
const hang = 60_000;

/** Sends one request over its own connection and returns the head of the response as it came; null for none. */
export function send(port: number, { method, path, headers, body = "" }: Sent) {
  const length: HeaderLine[] = body === "" ? [] : [["Content-Length", String(body.length)]];
  const lines: HeaderLine[] = [
    ["Host", `localhost:${port}`],
    ...headers,
    ...length,
    ["Connection", "close"],
  ];
  const head = [`${method} ${path} HTTP/1.1`, ...lines.map(([name, value]) => `${name}: ${value}`)];
  return new Promise<ResponseHead | null>((resolve, reject) => {
    let text = "";
    const socket = connect(port, "127.0.0.1", () => {
      socket.write(`${head.join("\r\n")}\r\n\r\n${body}`);
    });
    socket.setEncoding("latin1").setTimeout(hang, () => {
      socket.destroy(new Error(`${method} ${path} got no response within a minute.`));
    });
    socket.on("data", (chunk) => (text += String(chunk)));
    socket.on("error", (error: NodeJS.ErrnoException) => {
      // A server may close its side while a body is under way, after a complete response.
      if (error.code === "ECONNRESET" || error.code === "EPIPE") resolve(toHead(text));
      else reject(error);
    });
    socket.on("close", () => resolve(toHead(text)));
  });
}

/** Reads the status and the header lines, in the server's own spelling and order. */
export function toHead(text: string): ResponseHead | null {
  const end = text.indexOf("\r\n\r\n");
  if (end < 0) return null;
  const [first = "", ...lines] = text.slice(0, end).split("\r\n");
  const [, code = "", ...words] = first.split(" ");
  const [status, statusText] = [Number(code), words.join(" ")];
  if (status === 100) return toHead(text.slice(end + 4));
  const headers = lines.map((line): HeaderLine => {
    const at = line.indexOf(":");
    return [line.slice(0, at), line.slice(at + 1).trim()];
  });
  // Chromium's console repeats the phrase of an error as the server spells it.
  const isUsual = status < 400 || statusText === reasonPhraseOf(status);
  return isUsual ? { status, headers } : { status, statusText, headers };
}
