import { expect, test } from "vitest";
import { readPaste } from "./read-paste.ts";

const origin = "https://www.example.com";
const items = "https://api.example.com/items";

const commands: [what: string, text: string, want: object][] = [
  [
    "Copy as cURL of Chrome",
    `curl 'https://api.example.com/items' \\
  -X 'PUT' \\
  -H 'accept: */*' \\
  -H 'content-type: application/json' \\
  -H 'origin: https://www.example.com' \\
  -H 'sec-fetch-mode: cors' \\
  -b 'session=abc; theme=dark' \\
  -H $'x-name: J\\'ane' \\
  --data-raw '{"a":"it\\u0021"}'`,
    {
      method: "PUT",
      url: items,
      origin,
      credentials: "include",
      headers: [
        ["content-type", "application/json"],
        ["x-name", "J'ane"],
      ],
    },
  ],
  [
    "Copy as cURL for Windows",
    `curl ^"https://api.example.com/items^" ^
  -X ^"DELETE^" ^
  -H ^"origin: https://www.example.com^" ^
  -H ^"x-tenant: 7^"`,
    { method: "DELETE", url: items, origin, headers: [["x-tenant", "7"]] },
  ],
  [
    "short options written together",
    "curl -sSiXPOST -H'Origin: https://www.example.com' -d a=1 api.example.com/items | jq .",
    { method: "POST", url: "http://api.example.com/items", origin },
  ],
  [
    "a request for the head",
    'curl -sI --header "Origin: https://www.example.com" --url https://api.example.com/items',
    { method: "HEAD", url: items, origin },
  ],
  [
    "a user and a password",
    "$ curl -u jane:secret https://api.example.com/items",
    { method: "GET", origin: null, headers: [["Authorization", "•••"]] },
  ],
  [
    "JSON",
    "curl --json '{}' https://api.example.com/items",
    { method: "POST", headers: [["Content-Type", "application/json"]] },
  ],
  [
    "Copy as fetch of Chrome",
    `fetch("https://api.example.com/items", {
  "headers": {
    "accept": "application/json",
    "content-type": "application/json",
    "sec-ch-ua": "\\"Chromium\\";v=\\"156\\"",
    "x-tenant": "7"
  },
  "referrer": "https://www.example.com/list?a=1",
  "body": "{\\"a\\":1}",
  "method": "PATCH",
  "mode": "cors",
  "credentials": "include"
});`,
    {
      source: "fetch call",
      method: "PATCH",
      url: items,
      origin,
      credentials: "include",
      headers: [
        ["content-type", "application/json"],
        ["x-tenant", "7"],
      ],
    },
  ],
  [
    "Copy as fetch for Node.js",
    `fetch("https://api.example.com/items", {
  "headers": { "cookie": "a=b", "Referer": "https://www.example.com/" },
  "body": null,
  "method": "GET"
});`,
    { method: "GET", url: items, origin, credentials: "include", headers: [] },
  ],
  [
    "a call written by hand",
    "const response = await fetch('https://api.example.com/items', { method: 'DELETE', credentials: 'omit', headers: { Authorization: `Bearer ${token}`, 'X-Tenant': id } })",
    {
      method: "DELETE",
      url: items,
      credentials: "omit",
      headers: [
        ["Authorization", "•••"],
        ["X-Tenant", ""],
      ],
    },
  ],
  [
    "Copy as fetch of Firefox",
    'await fetch("https://api.example.com/items", {\n    "credentials": "omit",\n    "headers": {\n        "User-Agent": "Mozilla/5.0",\n        "X-Tenant": "7"\n    },\n    "referrer": "https://www.example.com/",\n    "method": "GET",\n    "mode": "cors"\n});',
    { method: "GET", origin, credentials: "omit", headers: [["X-Tenant", "7"]] },
  ],
];

test.for(commands)("readPaste › %s › the request", ([, text, want]) => {
  const { requests, kinds, missing } = readPaste(text);
  expect(requests).toMatchObject([want]);
  expect(kinds).toHaveLength(1);
  expect(missing).toContain("response");
});
