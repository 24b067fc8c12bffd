import { expect, test } from "vitest";
import { readPaste } from "../read-paste.ts";

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
    "axios with a body",
    'axios.patch("https://api.example.com/items", { done: true }, { headers: { Authorization: `Bearer ${token}` }, withCredentials: true })',
    {
      source: "library call",
      method: "PATCH",
      url: items,
      credentials: "include",
      headers: [
        ["Authorization", "•••"],
        ["Content-Type", "application/json"],
      ],
    },
  ],
  [
    "axios with its own configuration",
    "const { data } = await axios({ method: 'put', url: 'https://api.example.com/items', data: body, headers: { 'X-Tenant': 'a' } });",
    {
      method: "PUT",
      url: items,
      headers: [
        ["X-Tenant", "a"],
        ["Content-Type", "application/json"],
      ],
    },
  ],
  [
    "an instance of axios",
    "const api = axios.create({ baseURL: 'https://api.example.com', withCredentials: true, headers: { 'X-Tenant': 'a' } });\nawait api.delete<Item>('/items');",
    { method: "DELETE", url: items, credentials: "include", headers: [["X-Tenant", "a"]] },
  ],
  [
    "axios without headers",
    "axios.get('https://api.example.com/items')\n  .then(res => setItems(res.data))",
    { method: "GET", url: items, credentials: null, headers: [] },
  ],
  [
    "axios with an address in a variable",
    "axios.post(`${API_URL}/items`, form)",
    { method: "POST", url: null },
  ],
  [
    "jQuery",
    '$.ajax({ url: "https://api.example.com/items", type: "POST", contentType: "application/json", xhrFields: { withCredentials: true } });',
    {
      method: "POST",
      url: items,
      credentials: "include",
      headers: [["Content-Type", "application/json"]],
    },
  ],
  [
    "jQuery's short form",
    "$.getJSON('https://api.example.com/items', show)",
    { method: "GET", url: items, headers: [] },
  ],
  [
    "XMLHttpRequest",
    'const xhr = new XMLHttpRequest();\nxhr.open("PUT", "https://api.example.com/items");\nxhr.setRequestHeader("Content-Type", "application/json");\nxhr.setRequestHeader("X-Tenant", "a");\nxhr.withCredentials = true;\nxhr.send();',
    {
      method: "PUT",
      url: items,
      credentials: "include",
      headers: [
        ["Content-Type", "application/json"],
        ["X-Tenant", "a"],
      ],
    },
  ],
  [
    "Angular",
    'return this.http.delete<Item>("https://api.example.com/items", { headers: { "X-Tenant": "a" } });',
    { method: "DELETE", url: items, headers: [["X-Tenant", "a"]] },
  ],
  [
    "ky",
    'await ky.post("https://api.example.com/items", { json: { a: 1 }, credentials: "include" })',
    {
      method: "POST",
      url: items,
      credentials: "include",
      headers: [["Content-Type", "application/json"]],
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
