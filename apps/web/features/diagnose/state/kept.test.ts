import { readPaste } from "@blocked/cors-protocol/paste";
import { expect, test } from "vitest";
import { toKept } from "./kept.ts";

const secrets = [
  "s3cr3t-token",
  "c00kie-value",
  "p4ssw0rd",
  "b0dy-text",
  "0ther-key",
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
    "X-Tenant",
  ]);
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
