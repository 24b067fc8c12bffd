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
  ["301 is a redirect", 301, to("/b"), true, true],
  ["302 is a redirect", 302, to("/b"), true, true],
  ["303 is a redirect", 303, to("/b"), true, true],
  ["307 is a redirect", 307, to("/b"), true, true],
  ["308 is a redirect", 308, to("/b"), true, true],
  ["300 is none", 300, to("/b"), false, false],
  ["304 is none", 304, to("/b"), false, false],
  ["305 is none", 305, to("/b"), false, false],
  ["201 is none", 201, to("/b"), false, false],
  ["without a Location it is none", 302, [], false, false],
  ["an empty Location is none in Chromium", 302, to(""), true, false],
  ["neither is one of white space", 302, to(" "), true, false],
];

test.for(redirects)("%s", ([, status, headers, ...wants]) => {
  expect(both((rules) => isRedirect({ status, headers }, rules))).toEqual(wants);
});

const locations: [rule: string, current: string, location: string[], want: string | null][] = [
  ["an address is followed as it is", `${api}/a`, [`${other}/b`], `${other}/b`],
  ["it is serialised", `${api}/a`, ["HTTPS://A.example:443"], `${other}/`],
  ["a path stays on the server", `${api}/a/b?c`, ["/d"], `${api}/d`],
  ["a name stays in the folder", `${api}/a/b`, ["d"], `${api}/a/d`],
  ["a query stays on the page", `${api}/a?b`, ["?c"], `${api}/a?c`],
  ["two slashes keep the scheme", `${api}/a`, ["//a.example/b"], "http://a.example/b"],
  ["nothing leads to the same address", `${api}/a?b`, [""], `${api}/a?b`],
  ["a fragment is inherited", `${api}/a#top`, ["/b"], `${api}/b#top`],
  ["a fragment of its own is kept", `${api}/a#top`, ["/b#end"], `${api}/b#end`],
  ["a fragment is inherited across origins", `${api}/a#top`, [other], `${other}/#top`],
  ["without a fragment there is none", `${api}/a`, ["/b"], `${api}/b`],
  ["another scheme is an address too", `${api}/a`, ["data:text/plain,x"], "data:text/plain,x"],
  ["an empty fragment is one of its own", `${api}/a#top`, ["/b#"], `${api}/b#`],
  ["bytes are what they are", `${api}/a`, ["/\u00c3\u00a9\u00e9"], `${api}/%C3%A9%E9`],
  ["a bad host is no address", `${api}/a`, ["http://"], null],
  ["a bad port is no address", `${api}/a`, ["http://a.example:x/"], null],
];

test.for(locations)("a Location: %s", ([, current, values, want]) => {
  const response = { status: 302, headers: to(...values) };
  expect(both((rules) => locationOf(response, current, rules))).toEqual([want, want]);
});

test("two lines lead nowhere by the standard, and to the first in Chromium", () => {
  const response = { status: 302, headers: to("/b", "/b") };
  expect(both((rules) => locationOf(response, `${api}/a`, rules))).toEqual([null, `${api}/b`]);
});

test("only Locations that differ are differing Locations", () => {
  expect(hasDifferingLocations({ status: 200, headers: to("/a", "/b") }, chromium)).toBe(true);
  expect(hasDifferingLocations({ status: 200, headers: to("/a", " /a") }, chromium)).toBe(false);
  expect(hasDifferingLocations({ status: 200, headers: [] }, chromium)).toBe(false);
});

const broken: [rule: string, status: number, location: string, chromium: boolean][] = [
  ["a redirect to http is not broken", 302, "/b", false],
  ["one to no URL is", 302, "http://", true],
  ["one to data: is not", 302, "data:text/plain,x", false],
  ["one to about: is not", 302, "about:blank", false],
  ["one to blob: is not", 302, `blob:${api}/1`, false],
  ["one to file: is not", 302, "file:///etc/hosts", false],
  ["one to filesystem: is not", 302, `filesystem:${api}/temporary/a`, false],
  ["one to ftp: is not", 302, "ftp://a.example/", false],
  ["one to ws: is not", 302, "ws://a.example/", false],
  ["a success with such a Location is not", 200, "http://", false],
];

test.for(broken)("in Chromium %s", ([, status, location, want]) => {
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
  ["http may be followed", "cors", "cors", `${api}/b`, null],
  ["https may be followed", "cors", "cors", `${other}/b`, null],
  ["ftp is refused for its scheme", "cors", "cors", "ftp://a.example/", scheme],
  ["a scheme of its own is refused too", "cors", "cors", "app:/b", scheme],
  ["and after requests at home", "cors", "basic", "app:/b", scheme],
  ["data: fails without a word in Chromium", "cors", "cors", "data:,x", scheme, "failed"],
  ["file: fails without a word in Chromium", "cors", "cors", "file:///a", scheme, "failed"],
  ["ws: fails without a word in Chromium", "cors", "cors", "ws://a.example/", scheme, "failed"],
  ["wss: fails without a word in Chromium", "cors", "cors", "wss://a.example/", scheme, "failed"],
  ["outside cors mode a scheme just fails", "no-cors", "opaque", "ftp://a.example/", "failed"],
  ["in same-origin mode too", "same-origin", "basic", "ftp://a.example/", "failed"],
  ["a user name is refused across origins", "cors", "cors", "http://me@localhost:4000/", userinfo],
  ["a password alone is too", "cors", "cors", "http://:pw@localhost:4000/", userinfo],
  ["when it leaves home too", "cors", "basic", "http://me@localhost:4000/", userinfo],
  ["and on the way back home", "cors", "cors", "http://me@localhost:3000/", userinfo],
  ["at home it is not", "cors", "basic", "http://me@localhost:3000/", null],
  ["an empty user name is none", "cors", "cors", "http://@localhost:4000/", null],
  ["an at sign in the path is none", "cors", "cors", `${api}/me@b`, null],
  [
    "Chromium fails one in no-cors mode",
    "no-cors",
    "opaque",
    "http://me@localhost:4000/",
    null,
    "failed",
  ],
  ["in same-origin mode it is followed", "same-origin", "basic", "http://me@localhost:3000/", null],
];

test.for(checks)("%s", ([, mode, tainting, location, bySpec, byChromium = bySpec]) => {
  const request = { ...get, mode };
  const next = { ...request, url: location };
  const found = both((rules) => checkLocation(request, next, tainting, rules));
  expect(found).toEqual([bySpec, byChromium]);
});

const websockets: [rule: string, Tainting, before: Partial<CorsRequest>, after: object][] = [
  ["from home, where CORS begins with it", "basic", {}, {}],
  ["with another method than before", "cors", { method: "POST" }, { method: "GET" }],
  ["with a preflight to come", "cors", { method: "PUT" }, { method: "PUT" }],
];

test.for(websockets)("ws: is refused for its scheme %s", ([, tainting, before, after]) => {
  const next = { ...get, ...before, ...after, url: "ws://a.example/" };
  expect(checkLocation({ ...get, ...before }, next, tainting, chromium)).toEqual(scheme);
});

const taints: [rule: string, urls: string[], want: string][] = [
  ["one address leaves the origin as it is", [api], home],
  ["no address does too", [], home],
  ["a redirect from home to another origin does", [home, api], home],
  ["a redirect within one other origin does", [`${api}/a`, `${api}/b`], home],
  ["a redirect from one other origin to another taints it", [api, other], "null"],
  ["a redirect back home from elsewhere taints it", [api, home], "null"],
  ["from home and back taints it", [home, api, home], "null"],
  ["once tainted it stays so", [api, other, other], "null"],
  ["another port is another origin", [api, "http://localhost:4001"], "null"],
  ["another scheme is another origin", [api, "https://localhost:4000"], "null"],
];

test.for(taints)("the Origin header: %s", ([, urls, want]) => {
  expect(serializeOrigin(home, urls)).toBe(want);
});
