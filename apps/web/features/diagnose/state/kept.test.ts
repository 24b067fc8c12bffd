import { readPaste } from "@blocked/cors-protocol/paste";
import { expect, test } from "vitest";
import { toKept } from "./kept.ts";
import { readFragment, toFragment } from "./saved.ts";

const secrets = [
  "s3cr3t-token",
  "c00kie-value",
  "p4ssw0rd",
  "b0dy-text",
  "0ther-key",
  "0ther-auth",
  "s3t-cookie",
];

const entry = {
  startedDateTime: "2026-11-28T09:00:00Z",
  _initiator: { type: "script", stack: {} },
  request: {
    method: "PATCH",
    url: "https://api.example.com/items?access_token=p4ssw0rd&page=2",
    headers: [
      { name: "Origin", value: "https://app.example.com" },
      { name: "Authorization", value: "Bearer s3cr3t-token" },
      { name: "Cookie", value: "session=c00kie-value" },
      { name: "X-Api-Key", value: "0ther-key" },
      { name: "X-Auth", value: "0ther-auth" },
      { name: "X-Tenant", value: "a" },
      { name: "Accept-Language", value: "de" },
    ],
    queryString: [{ name: "access_token", value: "p4ssw0rd" }],
    cookies: [{ name: "session", value: "c00kie-value" }],
    postData: { mimeType: "application/json", text: '{"a":"b0dy-text"}' },
  },
  response: {
    status: 200,
    headers: [
      { name: "set-cookie", value: "session=s3t-cookie" },
      { name: "Access-Control-Allow-Origin", value: "https://www.example.com" },
    ],
    content: { text: "b0dy-text" },
    _error: null,
  },
};
const har = JSON.stringify(
  { log: { creator: { name: "WebInspector" }, entries: [entry] } },
  null,
  2,
);

test("kept › an archive › no secret, no body, and read as before", () => {
  const { text, isMasked } = toKept(har);
  expect(isMasked).toBe(true);
  for (const secret of secrets) expect(text).not.toContain(secret);
  expect(text).toContain("page=2");
  const [before, after] = [readPaste(har).har, readPaste(text).har];
  expect(after?.creator).toBe("WebInspector");
  const toCodes = (one: typeof before) => one?.failed.map(({ code, error }) => [code, error]);
  expect(toCodes(after)).toEqual([["AllowOriginMismatch", null]]);
  expect(toCodes(after)).toEqual(toCodes(before));
  const request = after?.failed[0]?.request;
  expect([request?.method, request?.origin, request?.credentials]).toEqual([
    "PATCH",
    "https://app.example.com",
    "include",
  ]);
  expect(request?.headers.map(([name]) => name)).toEqual([
    "Authorization",
    "X-Api-Key",
    "X-Auth",
    "X-Tenant",
  ]);
});

test("kept › an archive whose end is missing › no secret and no body", () => {
  const { text, isMasked } = toKept(har.slice(0, har.lastIndexOf('"_error"')));
  expect(isMasked).toBe(true);
  for (const secret of secrets) expect(text).not.toContain(secret);
  expect(text).toContain("https://app.example.com");
});

test.for([
  String.raw`fetch("https://api.example.com/items", { "body": "{\"password\":\"hunter2hunter2\"}", "method": "PATCH" })`,
  "STRIPE_KEY=hunter2hunter2",
  "AWS_SECRET_ACCESS_KEY=hunter2hunter2",
  "curl -v https://api.example.com/items\n> GET /items HTTP/1.1\n> x-auth: hunter2hunter2",
])("kept › %s › no secret", async (given) => {
  const { text, isMasked } = toKept(given);
  expect(isMasked).toBe(true);
  const back = await readFragment((await toFragment({ text, edits: {} })) ?? "");
  expect(back?.text).toBe(text);
  expect(back?.text).not.toContain("hunter2");
});

test("kept › Copy as fetch with a body › the request is read as before", () => {
  const call = String.raw`await fetch("https://api.example.com/items", { "headers": { "x-auth": "one two" }, "body": "{\"password\":\"hunter2\"}", "method": "PATCH", "credentials": "include" });`;
  const toRequest = (text: string) => {
    const [request] = readPaste(text).requests;
    return [request?.method, request?.credentials, request?.headers.map(([name]) => name)];
  };
  expect(toRequest(toKept(call).text)).toEqual(toRequest(call));
  expect(toRequest(call)).toEqual(["PATCH", "include", ["x-auth"]]);
});

test("kept › what was kept › stays as it is", () => {
  const { text } = toKept(har);
  expect(toKept(text).text).toBe(text);
});

test("kept › a command with a token › the token is gone, the command stays", () => {
  expect(toKept("curl https://a.example -H 'Authorization: Bearer s3cr3t-token'")).toEqual({
    text: "curl https://a.example -H 'Authorization: Bearer •••'",
    isMasked: true,
  });
});

test.for(["{", '{"entries": 1}', '{"log": {"entries": [null, 1, {"request": 2}]}}', "text"])(
  "kept › %s › does not throw",
  (text) => {
    expect(() => toKept(text)).not.toThrow();
  },
);
