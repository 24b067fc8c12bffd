import { expect, test } from "vitest";
import { readPaste } from "../read-paste.ts";

const origin = "https://shop.example.com";
const url = "https://api.example.com/orders/7";
const line = (name: string, value: string) => ({ name, value });
const entry = (status: number, headers: object[] = []) => ({
  request: { method: "GET", url, headers: [line("origin", origin)] },
  response: { status, headers },
});
const missing = { request: { url, origin }, code: "MissingAllowOriginHeader" };

const shapes: [what: string, file: object, want: object][] = [
  ["the log alone", { entries: [entry(200)] }, missing],
  ["the entries alone", [entry(200)], missing],
  ["one entry", entry(200), missing],
  ["a file inside another", { har: { log: { entries: [entry(200)] } } }, missing],
  [
    "only the page names the origin",
    {
      log: {
        pages: [{ id: "page_1", title: `${origin}/basket` }],
        entries: [
          {
            pageref: "page_1",
            request: { method: "GET", url, headers: [] },
            response: { status: 200, headers: [] },
          },
        ],
      },
    },
    missing,
  ],
];

test.for(shapes)("readPaste › a HAR file, %s › the failure", ([, file, want]) => {
  for (const text of [JSON.stringify(file), `\uFEFF${JSON.stringify(file, null, 2)}`]) {
    const { kinds, har, isCut } = readPaste(text);
    expect({ kinds, isCut }).toEqual({ kinds: ["HAR"], isCut: false });
    expect(har?.failed).toMatchObject([want]);
  }
});

const whole = JSON.stringify({
  log: {
    version: "1.2",
    entries: [
      entry(200),
      entry(200, [line("vary", "Origin"), line("access-control-allow-origin", "*")]),
    ],
  },
});
const second = whole.lastIndexOf('{"request"');

test.for([
  ["before its headers", '"name"'],
  ["between its headers", ',{"name":"access-control-allow-origin"'],
])("readPaste › a HAR file that ends inside an entry, %s › no verdict of it", ([, end = ""]) => {
  const { kinds, har, isCut } = readPaste(whole.slice(0, whole.lastIndexOf(end)));
  expect({ kinds, isCut }).toEqual({ kinds: ["HAR"], isCut: true });
  expect(har?.exchanges).toMatchObject([missing, { request: { url }, response: null, code: null }]);
});

test("readPaste › a HAR file that ends between entries › every verdict", () => {
  const { har, isCut } = readPaste(whole.slice(0, second));
  expect(isCut).toBe(true);
  expect(har?.exchanges).toMatchObject([{ ...missing, response: { status: 200 } }]);
});

test("readPaste › a HAR file that ends anywhere › no exception", () => {
  for (let end = 0; end < whole.length; end += 1) {
    const { har } = readPaste(whole.slice(0, end));
    expect(har?.exchanges.length ?? 0).toBeLessThanOrEqual(2);
  }
});

test.for(['{"request":"a"}', '[{"log":1}]', '{"a":{"request":1}}'])(
  "readPaste › %s › no HAR file",
  (text) => {
    expect(readPaste(text).har?.exchanges ?? []).toEqual([]);
  },
);
