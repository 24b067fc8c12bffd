import { expect, test } from "vitest";
import { toRedirected } from "./redirect.ts";
import type { HeaderLine } from "../http/headers.ts";
import type { CorsRequest } from "../model/request.ts";
import { chromium, standard } from "../quirks/rules.ts";
import { webkit } from "../test/rules.ts";

const api = "http://localhost:4000";
const request: CorsRequest = {
  url: `${api}/a`,
  origin: "http://localhost:3000",
  method: "POST",
  headers: [],
  credentials: "include",
  mode: "cors",
  initiatorType: "xmlhttprequest",
};

const methods: [status: number, method: string, want: string][] = [
  [301, "GET", "GET"],
  [301, "POST", "GET"],
  [301, "PUT", "PUT"],
  [301, "HEAD", "HEAD"],
  [302, "POST", "GET"],
  [302, "DELETE", "DELETE"],
  [302, "HEAD", "HEAD"],
  [303, "GET", "GET"],
  [303, "HEAD", "HEAD"],
  [303, "POST", "GET"],
  [303, "PUT", "GET"],
  [303, "patch", "GET"],
  [307, "POST", "POST"],
  [307, "PUT", "PUT"],
  [308, "POST", "POST"],
  [308, "DELETE", "DELETE"],
];

test.for(methods)("after %i a %s is sent as %s", ([status, method, want]) => {
  expect(
    toRedirected({ request: { ...request, method }, location: `${api}/b`, status }, standard)
      .method,
  ).toBe(want);
});

test("everything but address, method and headers is kept", () => {
  expect(toRedirected({ request, location: `${api}/b`, status: 307 }, standard)).toEqual({
    ...request,
    url: `${api}/b`,
  });
});

const body: HeaderLine[] = [
  ["Content-Type", "text/plain"],
  ["content-language", "de"],
  ["Content-Encoding", "gzip"],
  ["Content-Location", "/a"],
];
const kept: HeaderLine = ["X-A", "1"];
const authorization: HeaderLine = ["Authorization", "Bearer x"];
const hints: HeaderLine[] = [
  ["DPR", "2"],
  ["viewport-width", "320"],
];
const saveData: HeaderLine = ["Save-Data", "on"];

const headers: [
  rule: string,
  given: { status?: number; method?: string; headers: HeaderLine[]; to?: string },
  standard: HeaderLine[],
  chromium?: HeaderLine[],
][] = [
  ["a body's headers go with the body", { status: 302, headers: [...body, kept] }, [kept]],
  ["after 303 too", { status: 303, method: "PUT", headers: [...body, kept] }, [kept]],
  ["and stay with it", { status: 307, headers: [...body, kept] }, [...body, kept]],
  ["a PUT keeps them after 302", { status: 302, method: "PUT", headers: body }, body],
  ["a GET keeps them after 303", { status: 303, method: "GET", headers: body }, body],
  [
    "Authorization does not travel to another origin",
    { headers: [authorization, kept], to: "https://a.example/b" },
    [kept],
  ],
  [
    "neither in lower case",
    { headers: [["authorization", "Bearer x"]], to: "https://a.example/b" },
    [],
  ],
  ["nor to another port", { headers: [authorization], to: "http://localhost:4001/b" }, []],
  ["nor to another scheme", { headers: [authorization], to: "https://localhost:4000/b" }, []],
  ["it travels within one origin", { headers: [authorization] }, [authorization]],
  [
    "client hints do not travel in Chromium",
    { headers: [...hints, kept] },
    [...hints, kept],
    [kept],
  ],
  ["save for Save-Data", { headers: [...hints, saveData] }, [...hints, saveData], [saveData]],
  ["repeated lines stay repeated", { headers: [kept, kept] }, [kept, kept]],
];

test.for(headers)("%s", ([, given, bySpec, byChromium = bySpec]) => {
  const { status = 307, method = "POST", to = `${api}/b` } = given;
  const sent = { ...request, method, headers: given.headers };
  const found = [standard, chromium].map(
    (rules) => toRedirected({ request: sent, location: to, status }, rules).headers,
  );
  expect(found).toEqual([bySpec, byChromium]);
});

// Not measured in a browser: what the model says.
test("a body's headers come along in WebKit where CORS begins with the redirect", () => {
  const home = { ...request, url: `${request.origin}/a`, headers: body };
  const headersAt = (to: string) =>
    toRedirected({ request: home, location: to, status: 303 }, webkit).headers;
  expect(headersAt(`${api}/b`)).toEqual(body);
  expect(headersAt(`${request.origin}/b`)).toEqual([]);
});
