import { expect, test } from "vitest";
import { diagnose, page, serve } from "../test/serve.ts";

// The six steps that Insomnia #687 asks for: take the page's origin, decide whether a preflight is due, send it,
// compare, send the request, compare.
const json = {
  method: "PUT",
  headers: [["Content-Type", "application/json"]] as [string, string][],
  body: Buffer.from("{}"),
  send: true,
};
const allowed: [string, string][] = [
  ["Access-Control-Allow-Origin", page],
  ["Access-Control-Allow-Methods", "PUT"],
  ["Access-Control-Allow-Headers", "content-type"],
];

test("six steps › the page’s origin › is sent as Origin", async () => {
  const { url, seen } = await serve(() => ({ status: 200, headers: allowed }));
  await diagnose(url, { ...json, from: "https://app.example.com" });
  expect(seen.map(({ origin }) => origin)).toContain("https://app.example.com");
});

test("six steps › a GET without headers › needs no preflight", async () => {
  const { url, seen } = await serve(() => ({ status: 200, headers: allowed }));
  const report = await diagnose(url);
  expect(report.preflight).toEqual([]);
  expect(seen.map(({ method }) => method)).not.toContain("OPTIONS");
  expect(report.exitCode).toBe(0);
});

test("six steps › a PUT with JSON › sends a preflight that names method and header", async () => {
  const { url, seen } = await serve(() => ({ status: 204, headers: allowed }));
  const report = await diagnose(url, json);
  expect(report.preflight).toEqual(["the method PUT", "the value of content-type"]);
  const [first] = seen;
  expect(first?.isPreflight).toBe(true);
  expect(first?.header("Access-Control-Request-Method")).toBe("PUT");
  expect(first?.header("Access-Control-Request-Headers")).toBe("content-type");
});

test("six steps › the preflight’s response does not allow the method › the request is not sent", async () => {
  const { url, seen } = await serve(() => ({ status: 204, headers: allowed.slice(0, 1) }));
  const report = await diagnose(url, json);
  expect(seen.map(({ method }) => method)).not.toContain("PUT");
  expect(report.verdicts[0]?.code).toBe("MethodDisallowedByPreflightResponse");
  expect(report.exchanges[0]?.decides.map(({ name }) => name)).toEqual([
    "access-control-allow-methods",
  ]);
  expect(report.notSent[0]?.why).toMatch(/preflight failed/);
  expect(report.exitCode).toBe(1);
});

test("six steps › the preflight allows it › the request is sent, with its own method, headers and body", async () => {
  const { url, seen } = await serve(() => ({ status: 200, headers: allowed }));
  const report = await diagnose(url, json);
  expect(seen.map(({ method }) => method)).toEqual(["OPTIONS", "PUT"]);
  expect(seen[1]?.header("Content-Type")).toBe("application/json");
  expect(seen[1]?.header("Content-Length")).toBe("2");
  expect(report.exitCode).toBe(0);
});

test("six steps › the response itself has no header › blocked, and the server ran it", async () => {
  const { url, seen } = await serve(({ isPreflight }) =>
    isPreflight ? { status: 204, headers: allowed } : { status: 200 },
  );
  const report = await diagnose(url, json);
  expect(seen.map(({ method }) => method).slice(0, 2)).toEqual(["OPTIONS", "PUT"]);
  expect(report.verdicts[0]?.code).toBe("MissingAllowOriginHeader");
  expect(report.pages).toEqual(["/errors/missing-allow-origin-header"]);
});

test("a request that writes › without --send › the verdict is on the preflight alone", async () => {
  const { url, seen } = await serve(() => ({ status: 204, headers: allowed }));
  const report = await diagnose(url, { ...json, send: false });
  expect(seen.map(({ method }) => method)).toEqual(["OPTIONS"]);
  expect(report.verdicts[0]?.outcome).toBe("preflight allowed");
  expect(report.verdicts[0]?.sentence).toMatch(/verdict on the preflight alone/);
  expect(report.exitCode).toBe(0);
});

test("a POST without preflight › without --send › nothing is sent, and nothing is claimed", async () => {
  const { url, seen } = await serve(() => ({ status: 200, headers: allowed }));
  const report = await diagnose(url, { method: "POST" });
  expect(seen).toEqual([]);
  expect(report.verdicts[0]?.outcome).toBe("undecided");
  expect(report.exitCode).toBe(3);
});

test("method › patch in small letters › stays so, and is not allowed by PATCH", async () => {
  const { url, seen } = await serve(() => ({
    status: 204,
    headers: [
      ["Access-Control-Allow-Origin", page],
      ["Access-Control-Allow-Methods", "PATCH"],
    ],
  }));
  const report = await diagnose(url, { method: "patch", send: true });
  expect(seen[0]?.header("Access-Control-Request-Method")).toBe("patch");
  expect(report.verdicts[0]?.code).toBe("MethodDisallowedByPreflightResponse");
});

test("three engines › the same request › is sent once", async () => {
  const { url, seen } = await serve(() => ({ status: 200, headers: allowed }));
  const report = await diagnose(url, { ...json, engines: ["chromium", "firefox", "webkit"] });
  expect(seen.map(({ method }) => method)).toEqual(["OPTIONS", "PUT"]);
  expect(report.verdicts.map(({ outcome }) => outcome)).toEqual(["works", "works", "works"]);
});

test("a write that engines send differently › --send › is written once, and the other engine says so", async () => {
  const { url, seen } = await serve(() => ({
    status: 200,
    headers: [...allowed, ["Access-Control-Allow-Headers", "user-agent"]],
  }));
  // Chromium drops this header, and Firefox sends it.
  const report = await diagnose(url, {
    method: "PUT",
    headers: [["User-Agent", "me"]],
    send: true,
    engines: ["chromium", "firefox"],
  });
  expect(seen.map(({ method }) => method)).toEqual(["OPTIONS", "PUT", "OPTIONS"]);
  expect(report.verdicts.map(({ outcome }) => outcome)).toEqual(["works", "preflight allowed"]);
  expect(report.notSent[0]?.why).toMatch(/was sent once for another engine/);
});
