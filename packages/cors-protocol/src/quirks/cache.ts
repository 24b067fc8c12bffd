import type { Quirk } from "./quirk.ts";
import { allow, allowCredentials, answer, spec } from "./parts.ts";

/** What a browser remembers of a preflight. */
export const memory: readonly Quirk[] = [
  {
    setting: "remembersUploadsByMethod",
    rule: "A POST with listeners on its upload is asked for again unless the preflight named POST; all three browsers remember it all the same.",
    reason: "Their memory of a preflight knows methods and headers, and POST needs no permission.",
    link: `${spec}cors-preflight-fetch-0`,
    run: {
      request: {
        method: "POST",
        initiatorType: "xmlhttprequest",
        bodyType: "text/plain;charset=UTF-8",
        hasUploadListeners: true,
      },
      hops: [{ preflight: answer(204, allow("Methods", "PUT")), response: answer(200) }],
      isRepeated: true,
    },
    ends: { standard: "2", chromium: "1", firefox: "1", webkit: "1" },
  },
  {
    setting: "readsSignedMaxAge",
    rule: "A negative Access-Control-Max-Age is no number, so that the default of 5 seconds holds; Chromium and WebKit read it as 0.",
    reason: "They parse a signed number, and what is below zero cannot be remembered.",
    link: `${spec}cors-preflight-fetch-0`,
    run: {
      request: { method: "PUT" },
      hops: [
        {
          preflight: answer(204, allow("Methods", "PUT"), ["Access-Control-Max-Age", "-1"]),
          response: answer(200),
        },
      ],
      isRepeated: true,
    },
    ends: { standard: "1", chromium: "2", firefox: "2", webkit: "2" },
  },
  {
    setting: "forgetsInvalidMaxAge",
    rule: "Where Access-Control-Max-Age is no number, the default of 5 seconds holds; Firefox then remembers nothing.",
    reason: "It takes digits and nothing else, and stops remembering at the first other character.",
    link: `${spec}cors-preflight-fetch-0`,
    run: {
      request: { method: "PUT" },
      hops: [
        {
          preflight: answer(204, allow("Methods", "PUT"), ["Access-Control-Max-Age", "5s"]),
          response: answer(200),
        },
      ],
      isRepeated: true,
    },
    ends: { standard: "1", chromium: "1", firefox: "2", webkit: "1" },
  },
  {
    setting: "forgetsWildcards",
    rule: "A remembered `*` covers every method and every header; Firefox asks again.",
    reason: "It remembers the names of the lists, and a wildcard is a name there like any other.",
    link: `${spec}concept-cache-match-method`,
    run: {
      request: { method: "PUT" },
      hops: [{ preflight: answer(204, allow("Methods", "*")), response: answer(200) }],
      isRepeated: true,
    },
    ends: { standard: "1", chromium: "1", firefox: "2", webkit: "1" },
  },
  {
    setting: "readsWildcardsAnew",
    rule: "A wildcard that was a mere name, for the request had cookies, is remembered as a name; in WebKit it covers the next request without.",
    reason: "It remembers what the lists say, and asks for the credentials of the request at hand.",
    link: `${spec}concept-cache-match-method`,
    run: {
      request: { method: "PUT", credentials: "include" },
      hops: [
        {
          preflight: answer(204, allowCredentials, allow("Methods", "PUT, *")),
          response: answer(200, allowCredentials),
        },
      ],
      isRepeated: true,
      again: { method: "DELETE", credentials: "same-origin" },
    },
    ends: { standard: "2", chromium: "2", firefox: "2", webkit: "1" },
  },
  {
    setting: "forgetsHead",
    rule: "HEAD needs no permission, remembered or not; Firefox asks again unless the answer named it.",
    reason: "Its memory lets only GET and POST through without a name.",
    link: `${spec}cors-preflight-fetch-0`,
    run: {
      request: { method: "HEAD", headers: [["X-A", "1"]] },
      hops: [{ preflight: answer(204, allow("Headers", "X-A")), response: answer(200) }],
      isRepeated: true,
    },
    ends: { standard: "1", chromium: "1", firefox: "2", webkit: "1" },
  },
  {
    setting: "forgetsAddresses",
    rule: "A preflight is remembered for the address that it was for; Firefox asks again where that names the server by its IP address, unless the next request comes at once.",
    reason:
      "What is remembered holds until the name of the host is looked up anew, and an IP address seems to be with every request.",
    link: `${spec}concept-cache-match`,
    run: {
      request: { method: "PUT" },
      hops: [{ preflight: answer(204, allow("Methods", "PUT")), response: answer(200) }],
      isRepeated: true,
      isElsewhere: true,
    },
    ends: { standard: "1", chromium: "1", firefox: "2", webkit: "1" },
  },
  {
    setting: "dropsEmptyFragment",
    rule: "The fragment is a part of the address of which a preflight is remembered, even an empty one; fetch() in Firefox loses that.",
    reason: "It keeps the address and the fragment apart, and puts back only what is not empty.",
    link: `${spec}concept-cache-match`,
    run: {
      request: { method: "PUT" },
      hops: [{ preflight: answer(204, allow("Methods", "PUT")), response: answer(200) }],
      fragment: "#",
      isRepeated: true,
      again: { fragment: "" },
    },
    ends: { standard: "2", chromium: "2", firefox: "1", webkit: "2" },
  },
  {
    setting: "separatesCredentials",
    rule: "A preflight for a request with cookies is remembered for those without too; Firefox asks again.",
    reason: "Whether there are cookies is a part of the key of its memory.",
    link: `${spec}concept-cache-match`,
    run: {
      request: { method: "PUT", credentials: "include" },
      hops: [
        {
          preflight: answer(204, allow("Methods", "PUT"), [
            "Access-Control-Allow-Credentials",
            "true",
          ]),
          response: answer(200, ["Access-Control-Allow-Credentials", "true"]),
        },
      ],
      isRepeated: true,
      again: { credentials: "same-origin" },
    },
    ends: { standard: "1", chromium: "1", firefox: "2", webkit: "1" },
  },
  {
    setting: "remembersRefusedPreflights",
    rule: "A preflight that refuses the request is forgotten; WebKit remembers what it would have allowed.",
    reason: "It puts the lists away before it looks whether they allow the request.",
    link: `${spec}cors-preflight-fetch-0`,
    run: {
      request: { method: "DELETE" },
      hops: [{ preflight: answer(204, allow("Methods", "PUT")), response: answer(200) }],
      isRepeated: true,
      again: { method: "PUT" },
    },
    ends: { standard: "2", chromium: "2", firefox: "2", webkit: "1" },
  },
];
