import { getHeader, type HeaderLine } from "@blocked/cors-protocol";
import { onTestFinished } from "vitest";
import { examine } from "../examine/examine.ts";
import type { Asked, Options } from "../examine/types.ts";
import { createNetwork } from "../network/index.ts";
import { startRaw } from "../network/test/raw-server.ts";
import { probe } from "../probes/probes.ts";
import { toReport } from "../report/index.ts";

export const page = "http://localhost:3000";

/** A request as a server reads it. */
export type Incoming = {
  method: string;
  path: string;
  origin: string | null;
  isPreflight: boolean;
  header: (name: string) => string | null;
};

type Outgoing = { status: number; headers?: HeaderLine[]; body?: string };

/** Starts a server that answers by a function; it ends with the test. */
export async function serve(answer: (request: Incoming) => Outgoing) {
  const seen: Incoming[] = [];
  const server = await startRaw((socket, head) => {
    const [start = "", ...lines] = head.split("\r\n");
    const [method = "", path = ""] = start.split(" ");
    const headers = lines.map((line): HeaderLine => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon), line.slice(colon + 1).trim()];
    });
    const header = (name: string) => getHeader(headers, name);
    const isPreflight = method === "OPTIONS" && header("Access-Control-Request-Method") !== null;
    const request = { method, path, origin: header("Origin"), isPreflight, header };
    seen.push(request);
    const { status, headers: given = [], body = "" } = answer(request);
    const sent = [...given, ["Content-Length", String(body.length)]].map(([n, v]) => `${n}: ${v}`);
    socket.write([`HTTP/1.1 ${status} Test`, ...sent, "", body].join("\r\n"), "latin1");
  });
  return { url: `http://127.0.0.1:${server.port}`, seen };
}

/** Runs the doctor as the command does. */
export async function diagnose(
  url: string,
  given: Partial<Asked> & Partial<Options> = {},
  stack: Parameters<typeof toReport>[2] = null,
) {
  const network = createNetwork({});
  onTestFinished(() => network.close());
  const { method = "GET", headers = [], body = null, cookie = null } = given;
  const { from = page, credentials = false, engines = ["chromium"], send = false } = given;
  const asked = { url, method, headers, body, cookie };
  const examination = await examine(asked, { from, credentials, engines, send }, network);
  return toReport(examination, await probe(examination, network), stack);
}
