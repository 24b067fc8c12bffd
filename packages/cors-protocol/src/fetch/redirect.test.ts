import { expect, test } from "vitest";
import { hasDifferingLocations, isBrokenRedirect, isRedirect, locationOf } from "./location.ts";
import { checkLocation, type RedirectRefusal, serializeOrigin } from "./redirect.ts";
import type { HeaderLine } from "../http/headers.ts";
import type { CorsRequest, Tainting } from "../model/request.ts";
import { chromium, type EngineRules, standard } from "../quirks/rules.ts";

const home = "http://localhost:3000";
const api = "http://localhost:4000";
const other = "https://a.example";
const both = (decide: (rules: EngineRules) => unknown) => [standard, chromium].map(decide);
const to = (...values: string[]) => values.map((value): HeaderLine => ["Location", value]);

const redirects: [
  rule: string,
  status: number,
  headers: HeaderLine[],
  standard: boolean,
  chromium: boolean,
][] = [
  ["301 › a redirect", 301, to("/b"), true, true],
  ["302 › a redirect", 302, to("/b"), true, true],
  ["303 › a redirect", 303, to("/b"), true, true],
  ["307 › a redirect", 307, to("/b"), true, true],
  ["308 › a redirect", 308, to("/b"), true, true],
  ["300 › no redirect", 300, to("/b"), false, false],
  ["304 › no redirect", 304, to("/b"), false, false],
  ["305 › no redirect", 305, to("/b"), false, false],
  ["201 › no redirect", 201, to("/b"), false, false],
  ["302 without a Location › no redirect", 302, [], false, false],
  ["302 with an empty Location › no redirect in Chromium", 302, to(""), true, false],
  ["302 with a Location of whitespace › no redirect in Chromium", 302, to(" "), true, false],
];

test.for(redirects)("redirect status › %s", ([, status, headers, ...wants]) => {
  expect(both((rules) => isRedirect({ status, headers }, rules))).toEqual(wants);
});

const locations: [rule: string, current: string, location: string[], want: string | null][] = [
  ["an absolute URL › followed", `${api}/a`, [`${other}/b`], `${other}/b`],
  [
    "a URL with upper case and a default port › serialised",
    `${api}/a`,
    ["HTTPS://A.example:443"],
    `${other}/`,
  ],
  ["a path › same server", `${api}/a/b?c`, ["/d"], `${api}/d`],
  ["a name › same folder", `${api}/a/b`, ["d"], `${api}/a/d`],
  ["a query › same path", `${api}/a?b`, ["?c"], `${api}/a?c`],
  ["two slashes › same scheme", `${api}/a`, ["//a.example/b"], "http://a.example/b"],
  ["an empty value › same address", `${api}/a?b`, [""], `${api}/a?b`],
  ["no fragment › inherits the current one", `${api}/a#top`, ["/b"], `${api}/b#top`],
  ["its own fragment › kept", `${api}/a#top`, ["/b#end"], `${api}/b#end`],
  [
    "no fragment, another origin › inherits the current one",
    `${api}/a#top`,
    [other],
    `${other}/#top`,
  ],
  ["no fragment anywhere › none", `${api}/a`, ["/b"], `${api}/b`],
  ["another scheme › resolved", `${api}/a`, ["data:text/plain,x"], "data:text/plain,x"],
  ["an empty fragment › kept", `${api}/a#top`, ["/b#"], `${api}/b#`],
  ["bytes beyond ASCII › percent-encoded", `${api}/a`, ["/\u00c3\u00a9\u00e9"], `${api}/%C3%A9%E9`],
  ["an invalid host › null", `${api}/a`, ["http://"], null],
  ["an invalid port › null", `${api}/a`, ["http://a.example:x/"], null],
];

test.for(locations)("Location › %s", ([, current, values, want]) => {
  const response = { status: 302, headers: to(...values) };
  expect(both((rules) => locationOf(response, current, rules))).toEqual([want, want]);
});

test("Location › two lines › null in the standard, the first in Chromium", () => {
  const response = { status: 302, headers: to("/b", "/b") };
  expect(both((rules) => locationOf(response, `${api}/a`, rules))).toEqual([null, `${api}/b`]);
});

test("Location › two lines › differ only if their values do", () => {
  expect(hasDifferingLocations({ status: 200, headers: to("/a", "/b") }, chromium)).toBe(true);
  expect(hasDifferingLocations({ status: 200, headers: to("/a", " /a") }, chromium)).toBe(false);
  expect(hasDifferingLocations({ status: 200, headers: [] }, chromium)).toBe(false);
});

const broken: [rule: string, status: number, location: string, chromium: boolean][] = [
  ["a redirect to http: › not failed", 302, "/b", false],
  ["a redirect to an invalid URL › failed", 302, "http://", true],
  ["a redirect to data: › not failed", 302, "data:text/plain,x", false],
  ["a redirect to about: › not failed", 302, "about:blank", false],
  ["a redirect to blob: › not failed", 302, `blob:${api}/1`, false],
  ["a redirect to file: › not failed", 302, "file:///etc/hosts", false],
  ["a redirect to filesystem: › not failed", 302, `filesystem:${api}/temporary/a`, false],
  ["a redirect to ftp: › not failed", 302, "ftp://a.example/", false],
  ["a redirect to ws: › not failed", 302, "ws://a.example/", false],
  ["a 200 with an invalid Location › not failed", 200, "http://", false],
];

test.for(broken)("before the CORS check in Chromium › %s", ([, status, location, want]) => {
  const response = { status, headers: to(location) };
  expect(isBrokenRedirect(response, `${api}/a`, chromium)).toBe(want);
  expect(isBrokenRedirect(response, `${api}/a`, standard)).toBe(false);
});

const get: CorsRequest = {
  url: `${api}/a`,
  origin: home,
  method: "GET",
  headers: [],
  credentials: "same-origin",
  mode: "cors",
};
const scheme: RedirectRefusal = { code: "CorsDisabledScheme", parameter: "" };
const userinfo: RedirectRefusal = { code: "RedirectContainsCredentials", parameter: "" };
const checks: [
  rule: string,
  mode: "cors" | "no-cors" | "same-origin",
  Tainting,
  location: string,
  standard: RedirectRefusal,
  chromium?: RedirectRefusal,
][] = [
  ["http: › followed", "cors", "cors", `${api}/b`, null],
  ["https: › followed", "cors", "cors", `${other}/b`, null],
  ["ftp: › blocked for its scheme", "cors", "cors", "ftp://a.example/", scheme],
  ["an unknown scheme › blocked for its scheme", "cors", "cors", "app:/b", scheme],
  [
    "an unknown scheme after same-origin requests › blocked for its scheme",
    "cors",
    "basic",
    "app:/b",
    scheme,
  ],
  ["data: › network error in Chromium", "cors", "cors", "data:,x", scheme, "failed"],
  ["file: › network error in Chromium", "cors", "cors", "file:///a", scheme, "failed"],
  ["ws: › network error in Chromium", "cors", "cors", "ws://a.example/", scheme, "failed"],
  ["wss: › network error in Chromium", "cors", "cors", "wss://a.example/", scheme, "failed"],
  [
    "another scheme in no-cors mode › network error",
    "no-cors",
    "opaque",
    "ftp://a.example/",
    "failed",
  ],
  [
    "another scheme in same-origin mode › network error",
    "same-origin",
    "basic",
    "ftp://a.example/",
    "failed",
  ],
  ["a user name, another origin › blocked", "cors", "cors", "http://me@localhost:4000/", userinfo],
  [
    "a password without a user name, another origin › blocked",
    "cors",
    "cors",
    "http://:pw@localhost:4000/",
    userinfo,
  ],
  [
    "a user name, from the page's origin to another › blocked",
    "cors",
    "basic",
    "http://me@localhost:4000/",
    userinfo,
  ],
  [
    "a user name, back to the page's origin › blocked",
    "cors",
    "cors",
    "http://me@localhost:3000/",
    userinfo,
  ],
  ["a user name, same-origin › followed", "cors", "basic", "http://me@localhost:3000/", null],
  ["an empty user name › followed", "cors", "cors", "http://@localhost:4000/", null],
  ["an at sign in the path › followed", "cors", "cors", `${api}/me@b`, null],
  [
    "a user name in no-cors mode › network error in Chromium",
    "no-cors",
    "opaque",
    "http://me@localhost:4000/",
    null,
    "failed",
  ],
  [
    "a user name in same-origin mode › followed",
    "same-origin",
    "basic",
    "http://me@localhost:3000/",
    null,
  ],
];

test.for(checks)(
  "redirect target › %s",
  ([, mode, tainting, location, bySpec, byChromium = bySpec]) => {
    const request = { ...get, mode };
    const next = { ...request, url: location };
    const found = both((rules) => checkLocation(request, next, tainting, rules));
    expect(found).toEqual([bySpec, byChromium]);
  },
);

const websockets: [rule: string, Tainting, before: Partial<CorsRequest>, after: object][] = [
  ["from the page's origin", "basic", {}, {}],
  ["with a changed method", "cors", { method: "POST" }, { method: "GET" }],
  ["before a preflight", "cors", { method: "PUT" }, { method: "PUT" }],
];

test.for(websockets)(
  "redirect to ws: in Chromium › %s › blocked for its scheme",
  ([, tainting, before, after]) => {
    const next = { ...get, ...before, ...after, url: "ws://a.example/" };
    expect(checkLocation({ ...get, ...before }, next, tainting, chromium)).toEqual(scheme);
  },
);

const taints: [rule: string, urls: string[], want: string][] = [
  ["one address › the page's origin", [api], home],
  ["no address › the page's origin", [], home],
  ["from the page's origin to another › the page's origin", [home, api], home],
  ["within one foreign origin › the page's origin", [`${api}/a`, `${api}/b`], home],
  ["from one foreign origin to another › null", [api, other], "null"],
  ["from a foreign origin to the page's › null", [api, home], "null"],
  ["from the page's origin to another and back › null", [home, api, home], "null"],
  ["after a tainted redirect › null", [api, other, other], "null"],
  ["from one foreign port to another › null", [api, "http://localhost:4001"], "null"],
  ["from one foreign scheme to another › null", [api, "https://localhost:4000"], "null"],
];

test.for(taints)("Origin header after redirects › %s", ([, urls, want]) => {
  expect(serializeOrigin(home, urls)).toBe(want);
});
