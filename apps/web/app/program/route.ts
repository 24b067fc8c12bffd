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
  const { url, headers = [] } = (await asked.json()) as {
    url: string;
    headers?: [string, string][];
  };
  const isPage = asked.headers.get("sec-fetch-site") === "same-origin";
  const isConfiguration = url.startsWith(`${toOrigin(readSettings().apiPort)}/p/`);
  if (!isPage || !isConfiguration) return new Response(null, { status: 403 });
  // By hand: fetch would send headers of its own, which no program has to.
  const answer = await new Promise<ProgramAnswer>((done, fail) => {
    const sent = request(url, { headers: Object.fromEntries(headers) }, (response) => {
      toText(response).then((text) => done({ ...toHead(response), text }), fail);
    });
    sent.on("error", fail).end();
  });
  return Response.json(answer);
}

function toHead({ statusCode = 0, headersDistinct }: IncomingMessage): Omit<ProgramAnswer, "text"> {
  const headers = Object.entries(headersDistinct).flatMap(([name, values = []]) =>
    values.map((value): [string, string] => [name, value]),
  );
  return { status: statusCode, headers };
}
