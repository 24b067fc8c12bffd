import { type Exchange, judge } from "@blocked/cors-protocol";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { RequestDiagram } from "./request-diagram.tsx";

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

/** Renders the diagram without a browser, and returns the text that assistive technology reads. */
function read(exchanges: Exchange[], received: string): string {
  const verdict = judge(request, exchanges);
  const html = renderToStaticMarkup(
    <RequestDiagram
      request={request}
      exchanges={exchanges}
      verdict={verdict}
      received={received}
    />,
  );
  return html
    .replaceAll(/<(\w+)[^>]* aria-hidden="true"[^>]*>.*?<\/\1>/g, "")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\s+/g, " ");
}

test("request diagram › a blocked preflight › its steps in the order of time", () => {
  const text = read([preflight("GET")], "TypeError: Failed to fetch");
  const inOrder = [
    "Your JavaScript requests PUT /items/3.",
    "Needs a preflight because of PUT, content-type.",
    "The browser sends OPTIONS to the API.",
    "handler never ran",
    "The API responds with 204.",
    "Allow-Origin passed.",
    "Allow-Methods failed. wanted PUT , found GET",
    "Allow-Headers not reached.",
    "PUT never sent",
    "blocked here",
    "Your JavaScript got TypeError: Failed to fetch.",
  ];
  const places = inOrder.map((part) => text.indexOf(part));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test("request diagram › an allowed preflight › the request and what the server did", () => {
  const text = read([preflight("PUT"), put], "status 200");
  expect(text).toContain("The browser sends PUT to the API. handler ran, 1 row written");
  expect(text).toContain("handed to the script");
  expect(text).not.toContain("never sent");
});

test("request diagram › a connection without a response › a network error", () => {
  const text = read([preflight("PUT"), { ...put, response: null }], "TypeError: Failed to fetch");
  expect(text).toContain("no response");
  expect(text).toContain("network error");
});
