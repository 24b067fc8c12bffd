import type { ClientRequest, ServerResponse } from "node:http";
import type { HeaderLine } from "@blocked/cors-protocol";

/** Pairs up Node's flat list of raw headers and hides secrets. */
export function toHeaderLines(rawHeaders: readonly string[]): HeaderLine[] {
  const lines: HeaderLine[] = [];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? "";
    lines.push([name, hideSecret(name, rawHeaders[index + 1] ?? "")]);
  }
  return lines;
}

/** Replaces the values of cookies and tokens by their names or scheme. */
function hideSecret(name: string, value: string): string {
  switch (name.toLowerCase()) {
    case "cookie":
      return `(present: ${value.split(";").map(nameOf).join(", ")})`;
    case "set-cookie":
      return `(present: ${nameOf(value)})`;
    case "authorization":
    case "proxy-authorization":
      return `(present: ${/^(?:Basic|Bearer|Digest)(?= )/i.exec(value)?.[0] ?? "another scheme"})`;
    default:
      return value;
  }
}

function nameOf(cookie: string): string {
  const [name = "", ...value] = cookie.split("=");
  return value.length === 0 ? "unnamed" : name.trim();
}

/**
 * Calls back with the status and the headers when they are written. It wraps the raw response, because a
 * hijacked reply runs none of Fastify's hooks.
 */
export function whenHeadIsWritten(
  response: ServerResponse,
  report: (status: number, headers: HeaderLine[]) => void,
): void {
  const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse;
  let head: { status: number; lines: string[] } | null = null;
  response.writeHead = (status: number, ...rest: unknown[]) => {
    const given = rest.find((argument) => typeof argument === "object" && argument !== null);
    head = {
      status,
      lines: merge(linesOf(response), given === undefined ? [] : linesIn(given)).flat(),
    };
    report(status, toHeaderLines(head.lines));
    return writeHead(status, ...rest);
  };

  const end = response.end.bind(response) as (...args: unknown[]) => ServerResponse;
  response.end = ((...args: unknown[]) => {
    const isFirst = head === null || response.writableLength === 0;
    const result = end(...args);
    if (head !== null && isFirst && isWrittenAsUtf8(response, args)) {
      const bytes = head.lines.map((text) => Buffer.from(text, "utf8").toString("latin1"));
      if (bytes.join() !== head.lines.join()) report(head.status, toHeaderLines(bytes));
    }
    return result;
  }) as ServerResponse["end"];
}

/**
 * NOTE: Node writes a head as Latin-1. Together with a string that is the whole body it writes UTF-8, where ä is
 * two bytes.
 */
function isWrittenAsUtf8(response: ServerResponse, [chunk, encoding]: unknown[]): boolean {
  const isText = typeof chunk === "string" && chunk !== "";
  const isUtf8 = typeof encoding !== "string" || /^utf-?8$/i.test(encoding);
  return isText && isUtf8 && hasBody(response) && !response.chunkedEncoding;
}

function hasBody({ req, statusCode }: ServerResponse): boolean {
  return req.method !== "HEAD" && statusCode !== 204 && statusCode !== 304;
}

function linesOf(response: ServerResponse): HeaderLine[] {
  // Keeps the case of the names. The types declare the method for requests only.
  const { getRawHeaderNames } = response as ServerResponse &
    Pick<ClientRequest, "getRawHeaderNames">;
  return getRawHeaderNames
    .call(response)
    .flatMap((name) => toLines(name, response.getHeader(name)));
}

/** Reads the headers of writeHead: an object, a flat list, or a list of pairs. */
function linesIn(headers: object): HeaderLine[] {
  if (!Array.isArray(headers)) {
    return Object.entries(headers).flatMap(([name, value]) => toLines(name, value));
  }
  if (Array.isArray(headers[0])) {
    return headers.flatMap(([name, value]) => toLines(String(name), value));
  }
  return headers.flatMap((name, index) =>
    index % 2 === 0 ? toLines(String(name), headers[index + 1]) : [],
  );
}

function toLines(name: string, value: unknown): HeaderLine[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map((one): HeaderLine => [name, String(one)]);
}

/** Headers given to writeHead replace those that were set under the same name. */
function merge(set: HeaderLine[], given: HeaderLine[]): HeaderLine[] {
  const names = new Set(given.map(([name]) => name.toLowerCase()));
  return [...set.filter(([name]) => !names.has(name.toLowerCase())), ...given];
}
