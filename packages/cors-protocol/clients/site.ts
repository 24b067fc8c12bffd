import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { OutgoingRequest } from "../src/index.ts";
import {
  answer,
  otherPort,
  page,
  remote,
  remote2,
  remotePort,
  type Subtest,
} from "../web-platform-tests/subtest.ts";

/** The hosts that a plain server on this machine can stand for. */
const hosts = [page, remote, remote2, otherPort, remotePort];

export type Site = {
  /** A row with the addresses of this site in place of its hosts. */
  place(row: Subtest): Subtest;
  /** Answers as the row says from now on, and returns the list of methods that then arrive. */
  play(row: Subtest): string[];
  close(): void;
};

/** Servers on free ports, one for each host of the rows. */
export async function openSite(): Promise<Site> {
  let replies: Subtest["replies"] = {};
  let seen: string[] = [];
  const servers = hosts.map(() => createServer({ keepAlive: false }, respond));
  await Promise.all(
    servers.map((server) => new Promise<void>((done) => server.listen(0, "localhost", done))),
  );
  const names = hosts.map((host, index) => {
    const { port } = (servers[index]?.address() ?? { port: 0 }) as AddressInfo;
    return [host.replace("http://", ""), `localhost:${port}`] as const;
  });

  function respond(incoming: IncomingMessage): void {
    const { method = "GET", url = "/", socket, rawHeaders } = incoming;
    seen.push(method);
    const reply = replies[`http://${incoming.headers.host}${url}`];
    const headers = rawHeaders.flatMap((name, index): [string, string][] =>
      index % 2 === 0 ? [[name === "origin" ? "Origin" : name, rawHeaders[index + 1] ?? ""]] : [],
    );
    const isPreflight = incoming.headers["access-control-request-method"] !== undefined;
    const outgoing: OutgoingRequest = {
      phase: isPreflight ? "preflight" : "response",
      hop: 0,
      url,
      method,
      headers,
    };
    const head = reply === undefined ? { status: 404, headers: [] } : answer(reply, outgoing);
    const lines = [
      `HTTP/1.1 ${head.status} Any`,
      ...head.headers.map(([name, value]) => `${name}: ${value}`),
      ...(head.headers.some(([name]) => name === "Content-Length") ? [] : ["Content-Length: 0"]),
      "Connection: close",
    ];
    // As bytes: Node refuses some of the values that the rows are about.
    socket.end(Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"));
  }

  /** Puts this site's addresses wherever the row names a host, in any case. */
  const place = (row: Subtest): Subtest =>
    JSON.parse(
      names
        // A longer name contains a shorter one.
        .toSorted(([one], [other]) => other.length - one.length)
        .reduce(
          (text, [name, own]) =>
            text.replaceAll(name, own).replaceAll(name.toUpperCase(), own.toUpperCase()),
          JSON.stringify(row),
        ),
    ) as Subtest;

  return {
    place,
    play(row) {
      replies = row.replies;
      seen = [];
      return seen;
    },
    close: () => {
      for (const server of servers) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}
