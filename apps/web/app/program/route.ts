import { type IncomingMessage, request, validateHeaderName, validateHeaderValue } from "node:http";
import { text as toText } from "node:stream/consumers";
import { readSettings, toOrigin } from "@blocked/lab/settings";
import type { ProgramAnswer } from "../../lib/program.ts";

export const dynamic = "force-dynamic";

/**
 * A program that is no browser asks one of the lab's configurations, in the name of whatever origin it likes. For
 * the lab's page alone, and of a configuration alone: no other website can make it ask.
 */
export async function POST(asked: Request): Promise<Response> {
  // First of all: nobody else makes it read anything.
  if (asked.headers.get("sec-fetch-site") !== "same-origin") {
    return refuse(403, "Only the lab's own page may let the program ask.");
  }
  const read = readAsked(await asked.json().catch(() => null));
  if (read === null)
    return refuse(400, 'Send JSON such as {"url":"…","headers":[["Origin","…"]]}.');
  if (!isConfiguration(read.url))
    return refuse(403, "The program asks the lab's configurations only.");
  try {
    return Response.json(await ask(read));
  } catch {
    return refuse(502, "Nothing answered where the API should be; start it and send again.");
  }
}

function refuse(status: number, sentence: string): Response {
  return new Response(`${sentence}\n`, { status });
}

type Asked = { url: string; headers: [string, string][] };

/** Null for what no program could send. */
function readAsked(json: unknown): Asked | null {
  const { url, headers = [] } = (json ?? {}) as Partial<Record<keyof Asked, unknown>>;
  const isAsked = typeof url === "string" && Array.isArray(headers) && headers.every(isHeader);
  return isAsked ? { url, headers } : null;
}

function isHeader(line: unknown): line is [string, string] {
  if (!Array.isArray(line) || line.length !== 2) return false;
  try {
    validateHeaderName(line[0] as string);
    validateHeaderValue(line[0] as string, line[1] as string);
    return line.every((part) => typeof part === "string");
  } catch {
    return false;
  }
}

/** By hand: fetch would send headers of its own, which no program has to. */
function ask({ url, headers }: Asked): Promise<ProgramAnswer> {
  return new Promise((done, fail) => {
    const sent = request(url, { headers: Object.fromEntries(headers) }, (response) => {
      toText(response).then((text) => done({ ...toHead(response), text }), fail);
    });
    sent.on("error", fail).end();
  });
}

/** By what the address means: written out, it may lead out again. */
function isConfiguration(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { origin, pathname, username } = new URL(url);
  const api = toOrigin(readSettings().apiPort);
  return origin === api && username === "" && /^\/p\/[a-z-]+\//.test(pathname);
}

function toHead({ statusCode = 0, headersDistinct }: IncomingMessage): Omit<ProgramAnswer, "text"> {
  const headers = Object.entries(headersDistinct).flatMap(([name, values = []]) =>
    values.map((value): [string, string] => [name, value]),
  );
  return { status: statusCode, headers };
}
