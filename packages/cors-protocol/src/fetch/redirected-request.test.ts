import { expect, test } from "vitest";
import { toRedirected } from "./redirect.ts";
import type { HeaderLine } from "../http/headers.ts";
import type { CorsRequest } from "../model/request.ts";
import { chromium, standard } from "../quirks/rules.ts";
import { webkit } from "../quirks/rules.ts";

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

test.for(methods)("redirected request › %i, %s › becomes %s", ([status, method, want]) => {
  expect(
    toRedirected({ request: { ...request, method }, location: `${api}/b`, status }, standard)
      .method,
  ).toBe(want);
});

test("redirected request › 307 › keeps everything but the URL", () => {
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
  ["302, POST › drops the body's headers", { status: 302, headers: [...body, kept] }, [kept]],
  [
    "303, PUT › drops the body's headers",
    { status: 303, method: "PUT", headers: [...body, kept] },
    [kept],
  ],
  [
    "307, POST › keeps the body's headers",
    { status: 307, headers: [...body, kept] },
    [...body, kept],
  ],
  ["302, PUT › keeps the body's headers", { status: 302, method: "PUT", headers: body }, body],
  ["303, GET › keeps the body's headers", { status: 303, method: "GET", headers: body }, body],
  [
    "to another origin › drops Authorization",
    { headers: [authorization, kept], to: "https://a.example/b" },
    [kept],
  ],
  [
    "to another origin › drops authorization in lower case",
    { headers: [["authorization", "Bearer x"]], to: "https://a.example/b" },
    [],
  ],
  [
    "to another port › drops Authorization",
    { headers: [authorization], to: "http://localhost:4001/b" },
    [],
  ],
  [
    "to another scheme › drops Authorization",
    { headers: [authorization], to: "https://localhost:4000/b" },
    [],
  ],
  ["to the same origin › keeps Authorization", { headers: [authorization] }, [authorization]],
  ["client hints › dropped in Chromium", { headers: [...hints, kept] }, [...hints, kept], [kept]],
  [
    "Save-Data › kept in Chromium",
    { headers: [...hints, saveData] },
    [...hints, saveData],
    [saveData],
  ],
  ["repeated lines › kept", { headers: [kept, kept] }, [kept, kept]],
];

test.for(headers)("redirected request › %s", ([, given, bySpec, byChromium = bySpec]) => {
  const { status = 307, method = "POST", to = `${api}/b` } = given;
  const sent = { ...request, method, headers: given.headers };
  const found = [standard, chromium].map(
    (rules) => toRedirected({ request: sent, location: to, status }, rules).headers,
  );
  expect(found).toEqual([bySpec, byChromium]);
});

// This states the model's result; no browser run confirms it.
test("redirected request › 303 to another origin in WebKit › keeps the body's headers", () => {
  const home = { ...request, url: `${request.origin}/a`, headers: body };
  const headersAt = (to: string) =>
    toRedirected({ request: home, location: to, status: 303 }, webkit).headers;
  expect(headersAt(`${api}/b`)).toEqual(body);
  expect(headersAt(`${request.origin}/b`)).toEqual([]);
});
