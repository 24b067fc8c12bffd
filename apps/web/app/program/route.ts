import { type IncomingMessage, request } from "node:http";
import { text as toText } from "node:stream/consumers";
import { readSettings, toOrigin } from "@blocked/lab/settings";
import type { ProgramAnswer } from "../../lab/program.ts";

export const dynamic = "force-dynamic";

/**
 * A program that is no browser asks one of the lab's configurations, in the name of whatever origin it likes. For
 * the lab's page alone, and of a configuration alone: no other website can make it ask.
 */
export async function POST(asked: Request): Promise<Response> {
  // First of all: nobody else makes it read anything.
  if (asked.headers.get("sec-fetch-site") !== "same-origin") return refuse();
  const { url, headers = [] } = (await asked.json()) as Asked;
  if (!isConfiguration(url)) return refuse();
  // By hand: fetch would send headers of its own, which no program has to.
  const answer = await new Promise<ProgramAnswer>((done, fail) => {
    const sent = request(url, { headers: Object.fromEntries(headers) }, (response) => {
      toText(response).then((text) => done({ ...toHead(response), text }), fail);
    });
    sent.on("error", fail).end();
  });
  return Response.json(answer);
}

function refuse(): Response {
  return new Response(null, { status: 403 });
}

type Asked = { url: string; headers?: [string, string][] };

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
