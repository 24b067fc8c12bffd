import { type Exchange, judge } from "@blocked/cors-protocol";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Picture } from "./request-diagram.tsx";

const request = {
  url: "http://localhost:4000/p/x/items/3",
  origin: "http://localhost:3000",
  method: "PUT",
  headers: [["Content-Type", "application/json"]] as [string, string][],
  credentials: "same-origin",
  mode: "cors",
} as const;
const common = { path: "/p/x/items/3", at: 0 };
const allowOrigin: [string, string] = ["access-control-allow-origin", request.origin];
const preflight = (methods: string): Exchange => ({
  ...common,
  method: "OPTIONS",
  requestHeaders: [["Access-Control-Request-Method", "PUT"]],
  response: {
    status: 204,
    headers: [
      allowOrigin,
      ["access-control-allow-methods", methods],
      ["access-control-allow-headers", "content-type"],
    ],
  },
  handlerRan: false,
  rowsWritten: 0,
});
const put: Exchange = {
  ...common,
  method: "PUT",
  requestHeaders: [],
  response: { status: 200, headers: [allowOrigin] },
  handlerRan: true,
  rowsWritten: 1,
};

/** The picture as it is read aloud, in its order: a server draws it, and no script runs. */
function read(exchanges: Exchange[], received: string): string {
  const verdict = judge(request, exchanges);
  const html = renderToStaticMarkup(
    <Picture request={request} exchanges={exchanges} verdict={verdict} received={received} />,
  );
  return html
    .replaceAll(/<(\w+)[^>]* aria-hidden="true"[^>]*>.*?<\/\1>/g, "")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\s+/g, " ");
}

test("draws a refused preflight in the order of time", () => {
  const text = read([preflight("GET")], "TypeError: Failed to fetch");
  const inOrder = [
    "Your JavaScript asks for PUT /items/3.",
    "Must ask first, because of PUT, content-type.",
    "The browser sends OPTIONS to the API.",
    "handler never ran",
    "The API answers 204.",
    "Allow-Origin passed.",
    "Allow-Methods failed. wanted PUT , found GET",
    "Allow-Headers not reached.",
    "PUT never sent",
    "stopped here",
    "Your JavaScript got TypeError: Failed to fetch.",
  ];
  const places = inOrder.map((part) => text.indexOf(part));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test("draws the request that follows an allowed preflight, and what it did", () => {
  const text = read([preflight("PUT"), put], "status 200");
  expect(text).toContain("The browser sends PUT to the API. handler ran, 1 row written");
  expect(text).toContain("handed over");
  expect(text).not.toContain("never sent");
});

test("draws a connection that ended without an answer", () => {
  const text = read([preflight("PUT"), { ...put, response: null }], "TypeError: Failed to fetch");
  expect(text).toContain("no answer");
  expect(text).toContain("nothing to hand over");
});
