import { expect, test } from "vitest";
import { type Neighbour, neighbours } from "../model/neighbours.ts";
import { explain } from "./explain.ts";
import { linesAToF } from "./test/neighbour-lines-a-to-f.ts";
import { linesHToW } from "./test/neighbour-lines-h-to-w.ts";

const api = "https://api.example.com/items";
const absent = "No 'Access-Control-Allow-Origin' header is present on the requested resource.";

const named = { ...linesAToF, ...linesHToW };

const rows = Object.entries(named).flatMap(([name, lines]) =>
  lines.map(([line, url = null, status]): [string, string, string | null, number | undefined] => [
    name,
    line,
    url,
    status,
  ]),
);

test.for(rows)("explain › %s › %s › recognised by name", ([name, line, url, status]) => {
  const { findings } = explain(line);
  const told = status === undefined ? {} : { status };
  expect(findings).toMatchObject([{ kind: "neighbour", name, code: null, url, ...told }]);
});

/** Recognised by the addresses of a line about CORS, or by a code. */
const hinted: [name: Neighbour, line: string][] = [
  [
    "app-webview",
    "Origin capacitor://localhost is not allowed by Access-Control-Allow-Origin. Status code: 200",
  ],
  [
    "content-script",
    `Access to fetch at '${api}' from origin 'moz-extension://1b5f' has been blocked by CORS policy: ${absent}`,
  ],
  [
    "image-cached-without-cors",
    `Access to image at '${api}' from origin 'https://www.example.com' has been blocked by CORS policy: ${absent}`,
  ],
  [
    "local-network-access",
    "Access to fetch at 'http://localhost:8080/' from origin 'https://www.example.com' has been blocked by CORS policy: Permission was denied for this request to access the `loopback` address space.",
  ],
];

test.for(hinted)("explain › %s › %s › a hint", ([name, line]) => {
  expect(explain(line).findings).toMatchObject([{ kind: "blocked", hints: [name] }]);
});

test("explain › every neighbour › has a line that leads to it", () => {
  const tested = new Set([...Object.keys(named), ...hinted.map(([name]) => name)]);
  expect(neighbours.filter((name) => !tested.has(name))).toEqual([]);
});
