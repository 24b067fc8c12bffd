import type { HeaderLine } from "@blocked/cors-protocol";
import { expect, test } from "vitest";
import { PolicyError, readPolicy } from "./read-policy.ts";

const answer = { status: 302, headers: [] as HeaderLine[] };
const leadTo = (location: string) => ({
  kind: "raw",
  preflight: answer,
  response: { ...answer, headers: [["Location", location]] },
});

const here: [rule: string, location: string][] = [
  ["a path", "/next"],
  ["a relative path", "next?x#y"],
  ["nothing", ""],
  ["the next address", "{next}"],
  ["the next address, in full", "http://{api}{next}"],
  ["the next address, without a scheme", "//{api}{next}"],
  ["localhost with a port", "http://localhost:3000/x"],
  ["localhost in capitals", "HTTP://LOCALHOST/"],
  ["a user name", "http://user:password@localhost/"],
  ["127.0.0.1", "https://127.0.0.1:4000/"],
  ["::1", "http://[::1]:4000/"],
  ["a scheme without slashes, which is a path of this server", "http:evil.example"],
  ["javascript, which names no host", "javascript:alert(1)"],
  ["data, which names no host", "data:text/html,x"],
  ["about, which names no host", "about:blank"],
  ["what is no address", "http://evil.example:port/"],
];

test.for(here)("a Location may be %s", ([, location]) => {
  expect(readPolicy(leadTo(location))).toEqual(leadTo(location));
});

const elsewhere: string[] = [
  "https://evil.example",
  "//evil.example",
  "///evil.example",
  "https:evil.example",
  "\\\\evil.example",
  "/\\evil.example",
  "http:\\\\evil.example",
  "/\t/evil.example",
  " http://evil.example",
  "//localhost@evil.example",
  "http://localhost:3000@evil.example",
  "http://localhost.evil.example",
  "http://{api}.evil.example",
  "http://{api}@evil.example",
  "//evil.example{next}",
  "/{next}",
  "http://127.0.0.1.evil.example",
  "http://0.0.0.0/",
  "http://192.168.1.1/",
  "http://evil%2eexample/",
  "ws://evil.example",
  "file://evil.example/x",
  "intent://evil.example/",
];

test.for(elsewhere)("a Location may not lead to “%s”", (location) => {
  const want =
    "policy.response.headers[0][1] should stay on this machine: a path, or an address at localhost or 127.0.0.1.";
  expect(() => readPolicy(leadTo(location))).toThrow(new PolicyError(want));
});

test("a Location is ASCII, because a browser reads these bytes as UTF-8, and finds dots in them", () => {
  const location = "http://evil\u00e3\u0080\u0082example/";
  expect(() => readPolicy(leadTo(location))).toThrow("[1] should be written in ASCII.");
});

test("a Location is read under any spelling of its name, and in every answer", () => {
  const headers: HeaderLine[] = [["LOCATION", "//evil.example"]];
  for (const part of ["preflight", "response"]) {
    const policy = { ...leadTo("/"), [part]: { ...answer, headers } };
    expect(() => readPolicy(policy)).toThrow(`policy.${part}.headers[0][1] should stay`);
    const next = { ...leadTo("/"), next: policy };
    expect(() => readPolicy(next)).toThrow(`policy.next.${part}.headers[0][1] should stay`);
  }
});
