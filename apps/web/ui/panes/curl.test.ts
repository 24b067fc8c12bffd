import { expect, test } from "vitest";
import { toCurl } from "./curl.ts";

const exchange = {
  method: "PUT",
  path: "/p/x/items/1?trace=abc.1",
  requestHeaders: [
    ["Host", "localhost:4000"],
    ["Origin", "http://localhost:3000"],
    ["Sec-Fetch-Mode", "cors"],
    ["authorization", "(present: Bearer)"],
    ["Content-Type", "application/json"],
  ] as [string, string][],
  response: null,
  handlerRan: false,
  rowsWritten: 0,
  at: 0,
};

test("curl command › a PUT with a token › sends the same headers and body, with a gap for the secret", () => {
  const lines = [
    "curl -i",
    "-X PUT",
    "-H 'Origin: http://localhost:3000'",
    "-H 'authorization: Bearer …'",
    "-H 'Content-Type: application/json'",
    String.raw`-d '{"name":"O'\''Brien"}'`,
    "'http://localhost:4000/p/x/items/1'",
  ];
  expect(toCurl("http://localhost:4000", exchange, `{"name":"O'Brien"}`)).toBe(
    lines.join(" \\\n  "),
  );
});
