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
  ["an empty string", ""],
  ["the next address", "{next}"],
  ["the next address, in full", "http://{api}{next}"],
  ["the next address, without a scheme", "//{api}{next}"],
  ["localhost with a port", "http://localhost:3000/x"],
  ["localhost in upper case", "HTTP://LOCALHOST/"],
  ["a user name", "http://user:password@localhost/"],
  ["127.0.0.1", "https://127.0.0.1:4000/"],
  ["::1", "http://[::1]:4000/"],
  ["a scheme without slashes, which is a path here", "http:evil.example"],
  ["javascript:, without a host", "javascript:alert(1)"],
  ["data:, without a host", "data:text/html,x"],
  ["about:, without a host", "about:blank"],
  ["text that is not a URL", "http://evil.example:port/"],
];

test.for(here)("Location › %s › accepted", ([, location]) => {
  expect(readPolicy(leadTo(location))).toEqual(leadTo(location));
});

const outside: string[] = [
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

test.for(outside)("Location › “%s” › rejected, because it leaves this machine", (location) => {
  const want =
    "policy.response.headers[0][1] should stay on this machine: a path, or an address at localhost or 127.0.0.1.";
  expect(() => readPolicy(leadTo(location))).toThrow(new PolicyError(want));
});

test("Location › not ASCII › rejected, because a browser decodes the bytes as UTF-8 dots", () => {
  const location = "http://evil\u00e3\u0080\u0082example/";
  expect(() => readPolicy(leadTo(location))).toThrow("[1] should be written in ASCII.");
});

test("Location › any case of its name, in any response › checked", () => {
  const headers: HeaderLine[] = [["LOCATION", "//evil.example"]];
  for (const part of ["preflight", "response"]) {
    const policy = { ...leadTo("/"), [part]: { ...answer, headers } };
    expect(() => readPolicy(policy)).toThrow(`policy.${part}.headers[0][1] should stay`);
    const next = { ...leadTo("/"), next: policy };
    expect(() => readPolicy(next)).toThrow(`policy.next.${part}.headers[0][1] should stay`);
  }
});
