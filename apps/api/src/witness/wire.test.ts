import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { HeaderLine } from "@blocked/cors-protocol";
import { expect, onTestFinished, test } from "vitest";
import { send } from "../../test/raw.ts";
import { toHeaderLines, whenHeadIsWritten } from "./wire.ts";

/** Every way in which Node lets a status and headers be given. */
const ways: [rule: string, answer: (response: ServerResponse) => void][] = [
  ["an object", (response) => response.writeHead(201, { "X-A": "1", "X-B": 2 })],
  ["a reason phrase and an object", (response) => response.writeHead(201, "Made", { "X-A": "1" })],
  ["an object with a list", (response) => response.writeHead(201, { "X-A": ["1", "2"] })],
  ["a flat list", (response) => response.writeHead(201, ["X-A", "1", "X-B", "2"])],
  ["a flat list that repeats", (response) => response.writeHead(201, ["X-A", "1", "X-A", "2"])],
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
    "a header that is given twice: the later one",
    (response) => response.setHeader("X-A", "1").writeHead(201, { "x-a": "2" }),
  ],
  [
    "set and given side by side",
    (response) => response.setHeader("X-A", "1").writeHead(201, { "X-B": "2" }),
  ],
  [
    "set, and given as a flat list",
    (response) => response.setHeader("X-A", "1").writeHead(201, ["X-A", "2", "X-B", "3"]),
  ],
  [
    "statusCode and no writeHead at all",
    (response) => {
      response.statusCode = 201;
      response.setHeader("X-A", "1");
    },
  ],
];
type Loose = { writeHead: (status: number, headers: unknown) => void };

// The socket is the oracle: what is reported is what was received.
test.for(ways)("%s is reported as it is received", async ([, answer]) => {
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

test("each cookie that is set stays a line of its own, by its name alone", async () => {
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
  ["a cookie being set", ["Set-Cookie", "a=1; Path=/"], ["Set-Cookie", "(present: a)"]],
  ["a token", ["Authorization", "Bearer abc"], ["Authorization", "(present: Bearer)"]],
  ["a bare token", ["authorization", "abc"], ["authorization", "(present: another scheme)"]],
  ["anything else", ["X-A", "a=1; b"], ["X-A", "a=1; b"]],
];

test.for(secrets)("%s is told without its value", ([, line, want]) => {
  expect(toHeaderLines(line)).toEqual([want]);
});
