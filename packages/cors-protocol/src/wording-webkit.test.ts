import { expect, test } from "vitest";
import { webkit } from "./dialect.ts";
import type { Exchange } from "./exchange.ts";
import { answer, asked, cut, get, open, put } from "./exchange-rows.ts";
import type { HeaderLine } from "./headers.ts";
import { judge } from "./judge.ts";
import type { CorsRequest } from "./request.ts";
import { toConsoleLines, toScriptError } from "./wording.ts";

const url = "http://localhost:4000/items";
const own: HeaderLine = ["Access-Control-Allow-Origin", "http://localhost:3000"];
const allow = (name: string, value: string): HeaderLine => [`Access-Control-Allow-${name}`, value];
const to = (location: string): HeaderLine => ["Location", location];
const put204 = (...headers: HeaderLine[]) => [asked(204, [open, ...headers])];
const xhr: Partial<CorsRequest> = { initiatorType: "xmlhttprequest" };
const cookies: Partial<CorsRequest> = { credentials: "include" };
const noCors: Partial<CorsRequest> = { mode: "no-cors" };

/** The three lines of a refusal. */
const three = (reason: string, address = url, who = "Fetch API"): string[] => [
  reason,
  `${who} cannot load ${address} due to access control checks.`,
  `Failed to load resource: ${reason}`,
];
const denied = (target: string, reason: string, address = url) =>
  three(
    `Cross-origin redirection to ${target} denied by Cross-Origin Resource Sharing policy: ${reason}`,
    address,
  );
const notAllowed = (status: number, origin = "http://localhost:3000") =>
  `Origin ${origin} is not allowed by Access-Control-Allow-Origin. Status code: ${status}`;
const noScheme = "not allowed to follow a cross-origin CORS redirection with non CORS scheme";

const rows: [
  rule: string,
  request: Partial<CorsRequest>,
  exchanges: Exchange[],
  want: string[] | null,
][] = [
  ["an answer that may be read is not told", {}, [answer("GET", 200)], []],
  [
    "a bad status is, with the words of the status line",
    {},
    [answer("GET", 404)],
    ["Failed to load resource: the server responded with a status of 404 (Not Found)"],
  ],
  [
    "also of an answer that script may not read",
    noCors,
    [answer("GET", 500, [])],
    ["Failed to load resource: the server responded with a status of 500 (Internal Server Error)"],
  ],
  ["a missing header", {}, [answer("GET", 200, [])], three(notAllowed(200))],
  [
    "another origin, in the same words, for XMLHttpRequest",
    xhr,
    [answer("GET", 404, [allow("Origin", "https://a.example")])],
    three(notAllowed(404), url, "XMLHttpRequest"),
  ],
  [
    "two origins",
    {},
    [answer("GET", 200, [own, own])],
    three("Access-Control-Allow-Origin cannot contain more than one origin."),
  ],
  [
    "two origins with a space are another one",
    {},
    [answer("GET", 200, [allow("Origin", "http://localhost:3000 http://localhost:3000")])],
    three(notAllowed(200)),
  ],
  [
    "a wildcard with cookies",
    cookies,
    [answer("GET", 200)],
    three("Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true."),
  ],
  [
    "cookies that were not allowed",
    cookies,
    [answer("GET", 200, [own])],
    three('Credentials flag is true, but Access-Control-Allow-Credentials is not "true".'),
  ],
  [
    "a 304: its lines come in another order",
    {},
    [answer("GET", 304, [])],
    [
      notAllowed(304),
      `Failed to load resource: ${notAllowed(304)}`,
      `Fetch API cannot load ${url} due to access control checks.`,
    ],
  ],
  [
    "a preflight's status, before its headers",
    put,
    [asked(404, [])],
    three("Preflight response is not successful. Status code: 404"),
  ],
  [
    "a preflight that is redirected",
    put,
    [asked(307, [open, to("/b")])],
    three("Preflight response is not successful. Status code: 307"),
  ],
  ["a preflight's missing header", put, [asked(204, [])], three(notAllowed(204))],
  [
    "a list of methods that is none, as a whole",
    put,
    put204(allow("Methods", "PUT;POST"), allow("Methods", "GET")),
    three("Header Access-Control-Allow-Methods has an invalid value: PUT;POST, GET"),
  ],
  [
    "a list of headers that is none: bytes that are no UTF-8 are replaced, the others stand as they are",
    put,
    put204(allow("Headers", "\u00ff \u00c3\u00a9")),
    three(
      "Header Access-Control-Allow-Headers has an invalid value: \u00ef\u00bf\u00bd \u00c3\u00a9",
    ),
  ],
  ["a method", put, put204(), three("Method PUT is not allowed by Access-Control-Allow-Methods.")],
  [
    "a header, as script wrote it",
    put,
    put204(allow("Methods", "*")),
    three("Request header field X-A is not allowed by Access-Control-Allow-Headers."),
  ],
  [
    "of several headers one that it knows, in its own spelling",
    {
      ...put,
      headers: [
        ["x-a", "1"],
        ["cache-control", "1"],
        ["authorization", "1"],
      ],
    },
    put204(allow("Methods", "*"), allow("Headers", "authorization")),
    three("Request header field Cache-Control is not allowed by Access-Control-Allow-Headers."),
  ],
  [
    "same-origin mode: one line, and no reason",
    { mode: "same-origin" },
    [],
    [`Fetch API cannot load ${url}.`],
  ],
  [
    "an address of another scheme",
    { url: "app:items" },
    [],
    three("Cross origin requests are only supported for HTTP.", "app:items").slice(0, 2),
  ],
  [
    "one without CORS",
    { ...noCors, url: "app:items" },
    [],
    ["Failed to load resource: The URL can’t be shown"],
  ],
  [
    "ftp: without CORS",
    { ...noCors, url: "ftp://a.example/" },
    [],
    three("FTP URLs are disabled", "ftp://a.example/"),
  ],
  [
    "a file without CORS",
    { ...noCors, url: "file:///etc/hosts" },
    [],
    [
      "Not allowed to load local resource: file:///etc/hosts",
      "Not allowed to request resource",
      "Fetch API cannot load file:///etc/hosts due to access control checks.",
    ],
  ],
  [
    "a user in the address is not told",
    { ...xhr, url: "http://me:pw@localhost:4000/items" },
    [answer("GET", 404, [])],
    three(notAllowed(404), url, "XMLHttpRequest"),
  ],
  [
    "a redirect that was refused names where it would have led",
    {},
    [answer("GET", 302, [to("/b")])],
    denied("http://localhost:4000/b", notAllowed(302)),
  ],
  [
    "with the fragment that it inherits",
    { url: `${url}#top` },
    [answer("GET", 302, [to("/b")])],
    denied("http://localhost:4000/b#top", notAllowed(302), `${url}#top`),
  ],
  [
    "be it empty",
    { url: `${url}#` },
    [answer("GET", 302, [to("/b")])],
    denied("http://localhost:4000/b#", notAllowed(302), `${url}#`),
  ],
  [
    "what comes after a redirect names the last address, and the origin that was told",
    {},
    [answer("GET", 302, [open, to("http://127.0.0.1:4000/b")]), answer("GET", 200, [own])],
    three(notAllowed(200, "null"), "http://127.0.0.1:4000/b"),
  ],
  [
    "a redirect to a user: once without, and once as the answer said it",
    { url: `${url}#top` },
    [answer("GET", 302, [open, to("//me:pw@localhost:4000/b")])],
    denied(
      "http://localhost:4000/b#top",
      "redirection URL http://me:pw@localhost:4000/b has credentials",
      `${url}#top`,
    ),
  ],
  [
    "a redirect to another scheme names the address that redirects",
    {},
    [answer("GET", 302, [open, to("data:text/plain,x")])],
    denied("data:text/plain,x", noScheme),
  ],
  [
    "a redirect to no URL, as one to another scheme",
    {},
    [answer("GET", 302, [open, to("http://a b/")])],
    denied("http://a b/", noScheme),
  ],
  [
    "and before that, that it was not allowed",
    {},
    [answer("GET", 307, [to("http://")])],
    denied("http://", notAllowed(307)),
  ],
  [
    "a redirect to ftp: names the first address, in every mode",
    noCors,
    [answer("GET", 302, [open, to("/b")]), answer("GET", 302, [to("ftp://a.example/")])],
    three("FTP URLs are disabled"),
  ],
  [
    "without CORS, a redirect to another scheme is told by its target",
    noCors,
    [answer("GET", 302, [to("x:b")])],
    three("Redirection to URL with a scheme that is not HTTP(S).", "x:b").slice(0, 2),
  ],
  [
    "without CORS, a redirect to no URL is one of the network",
    noCors,
    [answer("GET", 302, [to("http://")])],
    ["Failed to load resource: The URL can’t be shown"],
  ],
  ["an empty Location fails without a word", {}, [answer("GET", 302, [open, to("")])], []],
  [
    "the twenty-first redirect",
    {},
    Array.from({ length: 21 }, () => answer("GET", 307, [open, to("#")])),
    three("Load cannot follow more than 20 redirections", `${url}#`),
  ],
  ["no answer: the network has the word", {}, [cut("GET")], null],
  ["no answer to a preflight neither", put, [cut("OPTIONS")], null],
];

test.for(rows)("WebKit's console: %s", ([, change, exchanges, want]) => {
  const request = { ...get, ...change };
  const verdict = judge(request, exchanges, webkit);
  const lines = toConsoleLines(request, exchanges, verdict, "webkit");
  expect(lines).toEqual(want?.map((line) => [line]) ?? null);
});

test("WebKit's script errors", () => {
  const verdict = judge(get, [answer("GET", 200, [])], webkit);
  expect(toScriptError(verdict, "fetch", "webkit")).toBe("TypeError: Load failed");
  expect(toScriptError(verdict, "xmlhttprequest", "webkit")).toBe("error event, status 0");
});
