import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { HeaderLine } from "@blocked/cors-protocol";
import { expect, onTestFinished, test } from "vitest";
import { readAll, send, toHead } from "../../test/support/raw.ts";
import { toHeaderLines, whenHeadIsWritten } from "./wire.ts";

/** Every way to set a status and headers in Node. */
const ways: [rule: string, answer: (response: ServerResponse) => void][] = [
  ["an object", (response) => response.writeHead(201, { "X-A": "1", "X-B": 2 })],
  ["a reason phrase and an object", (response) => response.writeHead(201, "Made", { "X-A": "1" })],
  ["an object with a list", (response) => response.writeHead(201, { "X-A": ["1", "2"] })],
  ["a flat list", (response) => response.writeHead(201, ["X-A", "1", "X-B", "2"])],
  [
    "a flat list with a repeated name",
    (response) => response.writeHead(201, ["X-A", "1", "X-A", "2"]),
  ],
  [
    "a list of pairs",
    (response) =>
      (response as Loose).writeHead(201, [
        ["X-A", "1"],
        ["X-A", "2"],
      ]),
  ],
  ["setHeader", (response) => response.setHeader("X-A", "1").writeHead(201)],
  ["setHeader with a list", (response) => response.setHeader("X-A", ["1", "2"]).writeHead(201)],
  [
    "a header that is set and given",
    (response) => response.setHeader("X-A", "1").writeHead(201, { "x-a": "2" }),
  ],
  [
    "different headers, set and given",
    (response) => response.setHeader("X-A", "1").writeHead(201, { "X-B": "2" }),
  ],
  [
    "headers that are set, and a flat list",
    (response) => response.setHeader("X-A", "1").writeHead(201, ["X-A", "2", "X-B", "3"]),
  ],
  [
    "statusCode without writeHead",
    (response) => {
      response.statusCode = 201;
      response.setHeader("X-A", "1");
    },
  ],
];
type Loose = { writeHead: (status: number, headers: unknown) => void };

// The report has to equal what the socket receives.
test.for(ways)("whenHeadIsWritten › %s › is reported as received", async ([, answer]) => {
  const reports: [status: number, headers: HeaderLine[]][] = [];
  const server = createServer((_request, response) => {
    response.sendDate = false;
    whenHeadIsWritten(response, (...report) => reports.push(report));
    answer(response);
    response.end("ok");
  });
  onTestFinished(() => void server.close());
  await once(server.listen(0, "127.0.0.1"), "listening");
  const received = await send((server.address() as AddressInfo).port, { path: "/" });
  const own = received.headers.filter(([name]) => /^x-/i.test(name));
  expect(own.length).toBeGreaterThan(0);
  expect(reports).toEqual([[received.status, own]]);
});

const asText = "\u00c3\u00a4\u00c2\u0080\u00c3\u00bf";
const asBytes = "\u00e4\u0080\u00ff";

/** Node writes a head as UTF-8 together with a string that is the whole body, and otherwise as Latin-1. */
const bodies: [
  rule: string,
  answer: (response: ServerResponse) => void,
  want: string,
  method?: string,
][] = [
  ["a string", (response) => response.end("ok"), asText],
  ["a string with its encoding", (response) => response.end("ok", "utf8"), asText],
  ["a string in Latin-1", (response) => response.end("ok", "latin1"), asBytes],
  ["a string with umlauts", (response) => response.end("\u00e4"), asText],
  ["bytes", (response) => response.end(Buffer.from("ok")), asBytes],
  ["no body", (response) => response.end(), asBytes],
  ["an empty string", (response) => response.end(""), asBytes],
  ["a string for HEAD", (response) => response.end("ok"), asBytes, "HEAD"],
  ["a string for 204", (response) => response.writeHead(204).end("ok"), asBytes],
  ["a string for 304", (response) => response.writeHead(304).end("ok"), asBytes],
  ["a chunked string after writeHead", (response) => response.writeHead(200).end("ok"), asBytes],
  [
    "a string after writeHead with its length",
    (response) => response.writeHead(200, { "Content-Length": 2 }).end("ok"),
    asText,
  ],
  [
    "several strings",
    (response) => {
      response.write("o");
      response.end("k");
    },
    asBytes,
  ],
];

test.for(bodies)(
  "whenHeadIsWritten › a body of %s › the report has the received bytes",
  async ([, answer, want, method]) => {
    const reports: HeaderLine[][] = [];
    const server = createServer((_request, response) => {
      whenHeadIsWritten(response, (_status, headers) => reports.push(headers));
      response.setHeader("X-A", "\u00e4\u0080\u00ff");
      answer(response);
    });
    onTestFinished(() => void server.close());
    await once(server.listen(0, "127.0.0.1"), "listening");
    const { port } = server.address() as AddressInfo;
    const head = `${method ?? "GET"} / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`;
    const { headers } = toHead(await readAll(port, head));
    expect(headers).toContainEqual(["X-A", want]);
    // A later report replaces an earlier one.
    expect(reports.at(-1)?.filter(([name]) => name === "X-A")).toEqual([["X-A", want]]);
  },
);

test("whenHeadIsWritten › several Set-Cookie lines › stay separate, without values", async () => {
  const reports: HeaderLine[][] = [];
  const server = createServer((_request, response) => {
    whenHeadIsWritten(response, (_status, headers) => reports.push(headers));
    response.writeHead(200, { "Set-Cookie": ["a=1; Path=/", "b=2; HttpOnly"] }).end();
  });
  onTestFinished(() => void server.close());
  await once(server.listen(0, "127.0.0.1"), "listening");
  const received = await send((server.address() as AddressInfo).port, { path: "/" });
  expect(received.headers).toContainEqual(["Set-Cookie", "a=1; Path=/"]);
  expect(reports).toEqual([
    [
      ["Set-Cookie", "(present: a)"],
      ["Set-Cookie", "(present: b)"],
    ],
  ]);
});

const secrets: [rule: string, line: HeaderLine, want: HeaderLine][] = [
  ["a cookie", ["Cookie", "a=1; b = 2"], ["Cookie", "(present: a, b)"]],
  ["a cookie without a name", ["cookie", "value"], ["cookie", "(present: unnamed)"]],
  ["a Set-Cookie", ["Set-Cookie", "a=1; Path=/"], ["Set-Cookie", "(present: a)"]],
  ["a token", ["Authorization", "Bearer abc"], ["Authorization", "(present: Bearer)"]],
  ["a bare token", ["authorization", "abc"], ["authorization", "(present: another scheme)"]],
  ["another header", ["X-A", "a=1; b"], ["X-A", "a=1; b"]],
];

test.for(secrets)("toHeaderLines › %s › hides secret values", ([, line, want]) => {
  expect(toHeaderLines(line)).toEqual([want]);
});
