import type { Quirk } from "./quirk.ts";
import { allow, allowsNothing, answer, spec } from "./parts.ts";

/** What becomes of a request along its redirects. */
export const way: readonly Quirk[] = [
  {
    setting: "dropsClientHintsOnRedirect",
    rule: "A request keeps its headers along a redirect; Chromium takes its client hints away, save for Save-Data, unless it leads home.",
    reason: "Whether a server may have a hint is decided anew for each address.",
    link: `${spec}http-redirect-fetch`,
    run: {
      request: { headers: [["DPR", "odd"]] },
      hops: [
        {
          preflight: answer(204, allow("Headers", "DPR")),
          response: answer(302, ["Location", "{next}"]),
        },
        ...allowsNothing,
      ],
    },
    ends: {
      standard: "HeaderDisallowedByPreflightResponse",
      chromium: "readable",
      firefox: "HeaderDisallowedByPreflightResponse",
      webkit: "HeaderDisallowedByPreflightResponse",
    },
  },
  {
    setting: "keepsAsking",
    rule: "Whether to ask first is decided anew after each redirect; what had to ask once asks at every address in Firefox, and for the headers that it began with.",
    reason:
      "What the request needs permission for is noted when it begins, and handed on from one address to the next.",
    link: `${spec}main-fetch`,
    run: {
      request: { method: "PUT" },
      hops: [
        {
          preflight: answer(204, allow("Methods", "PUT")),
          response: answer(303, ["Location", "{next}"]),
        },
        { preflight: answer(404), response: answer(200) },
      ],
    },
    ends: {
      standard: "readable",
      chromium: "readable",
      firefox: "PreflightInvalidStatus",
      webkit: "PreflightInvalidStatus",
    },
  },
  {
    setting: "asksAfterRedirects",
    rule: "After a redirect the browser asks if what is left of the request needs it; WebKit asks at every address once it had to.",
    reason: "That the request is not a simple one is remembered for all of its redirects.",
    link: `${spec}main-fetch`,
    run: {
      request: { method: "PUT" },
      hops: [
        {
          preflight: answer(204, allow("Methods", "PUT")),
          response: answer(303, ["Location", "{next}"]),
        },
        { preflight: answer(404), response: answer(200) },
      ],
    },
    ends: {
      standard: "readable",
      chromium: "readable",
      firefox: "PreflightInvalidStatus",
      webkit: "PreflightInvalidStatus",
    },
  },
  {
    setting: "asksForFirstHeaders",
    rule: "A redirect that makes a GET takes the body's headers away, and one to another origin Authorization; WebKit asks for them all the same.",
    reason: "It makes each preflight of the headers that script set.",
    link: `${spec}http-redirect-fetch`,
    run: {
      request: { method: "POST", headers: [["Content-Type", "application/json"]] },
      hops: [
        {
          preflight: answer(204, allow("Headers", "Content-Type")),
          response: answer(302, ["Location", "{next}"]),
        },
        ...allowsNothing,
      ],
    },
    ends: {
      standard: "readable",
      chromium: "readable",
      firefox: "readable",
      webkit: "HeaderDisallowedByPreflightResponse",
    },
  },
  {
    setting: "preflightsAsPage",
    rule: "After a redirect from one foreign origin to another, Origin is `null` in the preflight too; in Firefox a preflight always says the page's origin.",
    reason:
      "A preflight is a request of its own there, which begins at the page and knows nothing of the way.",
    link: `${spec}cors-preflight-fetch-0`,
    run: {
      request: { method: "PUT" },
      hops: [
        {
          preflight: answer(204, allow("Methods", "PUT")),
          response: answer(307, ["Location", "http://{elsewhere}{next}"]),
        },
        {
          preflight: answer(204, allow("Methods", "PUT")),
          response: { status: 200, headers: [["Access-Control-Allow-Origin", "null"]] },
        },
      ],
    },
    ends: {
      standard: "PreflightAllowOriginMismatch",
      chromium: "PreflightAllowOriginMismatch",
      firefox: "readable",
      webkit: "PreflightAllowOriginMismatch",
    },
  },
  {
    setting: "makesDeleteGetAcrossOrigins",
    rule: "Only 301, 302 and 303 may make a GET of another method; in WebKit every redirect to another origin makes one of DELETE.",
    reason:
      "WebKitGTK follows redirects as its HTTP library once did; no other port of WebKit has it.",
    link: `${spec}http-redirect-fetch`,
    run: {
      request: { method: "DELETE" },
      hops: [
        {
          preflight: answer(204, allow("Methods", "DELETE")),
          response: answer(307, ["Location", "http://{elsewhere}{next}"]),
        },
        {
          preflight: { status: 204, headers: [["Access-Control-Allow-Origin", "*"]] },
          response: { status: 200, headers: [["Access-Control-Allow-Origin", "*"]] },
        },
      ],
    },
    ends: {
      standard: "MethodDisallowedByPreflightResponse",
      chromium: "MethodDisallowedByPreflightResponse",
      firefox: "MethodDisallowedByPreflightResponse",
      webkit: "readable",
    },
  },
  {
    setting: "keepsOriginOnRedirect",
    rule: "A no-cors GET tells no Origin; in WebKit it does if it was a POST before a redirect to the same server.",
    reason:
      "The header was set when the request was made, and only leaves it on the way elsewhere.",
    link: `${spec}append-a-request-origin-header`,
    run: {
      request: { mode: "no-cors", method: "POST" },
      hops: [{ response: answer(303, ["Location", "{next}"]) }, { response: answer(200) }],
      shows: "origin",
    },
    ends: { standard: "none", chromium: "none", firefox: "none", webkit: "{origin}" },
  },
];
