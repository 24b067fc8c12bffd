import { toAnswer } from "../answer/answer.ts";
import { read, withEdit } from "../read.ts";
import type { Edit } from "../answer/problem.ts";

export const decide = (text: string, facts: Edit["facts"] = {}) => {
  const [one] = read(text).found;
  if (one === undefined) throw new Error("Nothing was found.");
  const problem = withEdit(one, { facts, skipped: [] });
  return { problem, ...toAnswer(problem, []) };
};

export const line =
  "Access to fetch at 'https://api.example.com/items' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.";
export const verbose = [
  "> OPTIONS /items HTTP/1.1",
  "> Host: api.example.com",
  "> Origin: https://www.example.com",
  "> Access-Control-Request-Method: POST",
  ">",
  "< HTTP/1.1 204 No Content",
  "HTTP/1.1 204 No Content",
  "< access-control-allow-origin: https://www.example.com",
  "access-control-allow-origin: https://www.example.com",
  "< access-control-allow-methods: POST",
  "access-control-allow-methods: POST",
  "",
  "<",
  "* Connection #0 to host api.example.com left intact",
].join("\n");

export const har = JSON.stringify({
  log: {
    creator: { name: "WebInspector" },
    entries: [
      {
        request: {
          method: "GET",
          url: "https://api.example.com/a",
          headers: [{ name: "Origin", value: "https://app.example.com" }],
        },
        response: { status: 200, headers: [{ name: "content-type", value: "text/plain" }] },
      },
      {
        request: { method: "GET", url: "https://app.example.com/", headers: [] },
        response: { status: 200, headers: [] },
      },
      {
        request: {
          method: "GET",
          url: "http://localhost:9/x",
          headers: [{ name: "Origin", value: "https://app.example.com" }],
        },
        response: { status: 0, _error: "net::ERR_CONNECTION_REFUSED", headers: [] },
      },
    ],
  },
});
