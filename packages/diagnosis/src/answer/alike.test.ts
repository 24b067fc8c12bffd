import { expect, test } from "vitest";
import { absent, answerOf, frame, items, preflight } from "./test/answers.ts";

test("alike › a preflight without the header › the command sends the same preflight", () => {
  const { probe, alike } = answerOf(`${frame(items)}${preflight}${absent}`, {
    facts: { method: "PATCH", headers: ["Authorization", "x-it's"] },
    skipped: [],
  });
  expect(probe?.assumes).toEqual([]);
  expect(probe?.command).toBe(
    [
      "curl -si -X OPTIONS",
      "-H 'Origin: https://app.example.com'",
      "-H 'Access-Control-Request-Method: PATCH'",
      String.raw`-H 'Access-Control-Request-Headers: authorization,x-it'\''s'`,
      `'${items}'`,
    ].join(" \\\n  "),
  );
  expect(alike.map(({ sees }) => sees)).toContain("401 or 403");
});

test("alike › a preflight of an unknown method › the command names what it assumes", () => {
  const { probe } = answerOf(`${frame(items)}${preflight}${absent}`);
  expect(probe?.command).toContain("Access-Control-Request-Method: PUT");
  expect(probe?.assumes).toEqual(["the method PUT", "no request header that needs permission"]);
});

test("alike › the status is known › only what goes with it", () => {
  const text = `${frame(items)}${preflight}${absent}`;
  const rows = answerOf(text, { facts: { status: 405 }, skipped: [] }).alike.map(
    ({ sees }) => sees,
  );
  expect(rows).toContain("404 or 405");
  expect(rows).toContain("A Server header that is not your app’s");
  expect(rows).not.toContain("401 or 403");
  expect(rows.filter((sees) => sees.startsWith("2xx"))).toEqual([]);
  expect(
    answerOf(text, { facts: { status: 204 }, skipped: [] }).alike.map(({ sees }) => sees),
  ).toContain("2xx without Access-Control-Allow-Origin");
});

test("alike › several values › only what looks like several values", () => {
  const { alike } = answerOf(
    `${frame(items)}The 'Access-Control-Allow-Origin' header contains multiple values '*, https://app.example.com', but only one is allowed.`,
  );
  expect(alike.map(({ sees }) => sees)).toEqual([
    "The header twice",
    "One header with several values",
  ]);
});

test("alike › another origin › no cause of a missing header", () => {
  const { alike } = answerOf(
    `${frame(items)}The 'Access-Control-Allow-Origin' header has a value 'http://localhost:3000' that is not equal to the supplied origin.`,
  );
  expect(alike.length).toBeGreaterThan(0);
  expect(alike.filter(({ sees }) => sees.includes("without the header"))).toEqual([]);
});
