import type { Quirk } from "./quirk.ts";
import { allowsNothing, spec } from "./parts.ts";

/** When a browser asks first, and for what. */
export const asking: readonly Quirk[] = [
  {
    setting: "joinsRequestLines",
    rule: "Each header line is checked by itself, to 128 bytes; Chromium and WebKit first join lines of one name.",
    reason: "They keep one value for each name.",
    link: `${spec}cors-unsafe-request-header-names`,
    run: {
      request: {
        headers: [
          ["Accept", "a".repeat(100)],
          ["Accept", "b".repeat(100)],
        ],
      },
      hops: allowsNothing,
    },
    ends: {
      standard: "readable",
      chromium: "HeaderDisallowedByPreflightResponse",
      firefox: "readable",
      webkit: "HeaderDisallowedByPreflightResponse",
    },
  },
  {
    setting: "safelistsClientHints",
    rule: "Five names are safelisted; Chromium also sends its client hints without asking.",
    reason: "They describe the device, and Chromium would send them by itself.",
    link: `${spec}cors-safelisted-request-header`,
    run: { request: { headers: [["DPR", "2"]] }, hops: allowsNothing },
    ends: {
      standard: "HeaderDisallowedByPreflightResponse",
      chromium: "readable",
      firefox: "HeaderDisallowedByPreflightResponse",
      webkit: "HeaderDisallowedByPreflightResponse",
    },
  },
  {
    setting: "largestRange",
    rule: "A Range may begin anywhere; Chromium asks from the largest signed number of 64 bits on, Firefox behind the largest unsigned one, and WebKit from that on.",
    reason: "They parse numbers of 64 bits, and the largest means in Chromium that there is none.",
    link: `${spec}simple-range-header-value`,
    run: { request: { headers: [["Range", "bytes=18446744073709551616-"]] }, hops: allowsNothing },
    ends: {
      standard: "readable",
      chromium: "HeaderDisallowedByPreflightResponse",
      firefox: "HeaderDisallowedByPreflightResponse",
      webkit: "HeaderDisallowedByPreflightResponse",
    },
  },
  {
    setting: "readsRangeLoosely",
    rule: "A Range that is safe begins with `bytes=` and a digit; WebKit also takes other cases of the unit and numbers with a plus sign.",
    reason: "It compares the unit without its case, and its parser of numbers allows a sign.",
    link: `${spec}simple-range-header-value`,
    run: { request: { headers: [["Range", "Bytes=+0-"]] }, hops: allowsNothing },
    ends: {
      standard: "HeaderDisallowedByPreflightResponse",
      chromium: "HeaderDisallowedByPreflightResponse",
      firefox: "HeaderDisallowedByPreflightResponse",
      webkit: "readable",
    },
  },
  {
    setting: "userAgentIsForbidden",
    rule: "Script may set User-Agent, after asking; Chromium drops it without a word.",
    reason:
      "It was a forbidden header until 2015, and Chromium has not followed (crbug.com/571722).",
    link: `${spec}forbidden-request-header`,
    run: { request: { headers: [["User-Agent", "me"]] }, hops: allowsNothing },
    ends: {
      standard: "HeaderDisallowedByPreflightResponse",
      chromium: "readable",
      firefox: "HeaderDisallowedByPreflightResponse",
      webkit: "HeaderDisallowedByPreflightResponse",
    },
  },
  {
    setting: "refusesHighBytes",
    rule: "Bytes beyond ASCII are safe in Accept and in Content-Type; in Firefox they are not.",
    reason:
      "It looks for control characters, and a byte is a signed number there, so that those beyond ASCII are less than a space.",
    link: `${spec}cors-unsafe-request-header-byte`,
    run: { request: { headers: [["Accept", "caf\u00e9"]] }, hops: allowsNothing },
    ends: {
      standard: "readable",
      chromium: "readable",
      firefox: "HeaderDisallowedByPreflightResponse",
      webkit: "readable",
    },
  },
  {
    setting: "refusesCommasInContentType",
    rule: "A Content-Type is known by what stands before its parameters; Firefox takes one with a comma for no type at all.",
    reason: "A comma separates types, of which a request has one.",
    link: `${spec}cors-safelisted-request-header`,
    run: {
      request: { headers: [["Content-Type", "text/plain;a,b"]] },
      hops: allowsNothing,
    },
    ends: {
      standard: "readable",
      chromium: "readable",
      firefox: "HeaderDisallowedByPreflightResponse",
      webkit: "readable",
    },
  },
  {
    setting: "ignoresTotalLength",
    rule: "Safe values of more than 1,024 bytes together are not safe; Firefox only looks at each by itself.",
    reason: "Its check knows one line at a time.",
    link: `${spec}cors-unsafe-request-header-names`,
    run: {
      request: {
        headers: Array.from({ length: 9 }, (): [string, string] => ["Accept", "a".repeat(128)]),
      },
      hops: allowsNothing,
    },
    ends: {
      standard: "HeaderDisallowedByPreflightResponse",
      chromium: "HeaderDisallowedByPreflightResponse",
      firefox: "readable",
      webkit: "HeaderDisallowedByPreflightResponse",
    },
  },
  {
    setting: "repeatsRequestedHeaders",
    rule: "Access-Control-Request-Headers names each header once; in Firefox as often as script set it.",
    reason: "It makes the list of the lines, and sorts it.",
    link: `${spec}cors-unsafe-request-header-names`,
    run: {
      request: {
        headers: [
          ["X-A", "1"],
          ["X-A", "2"],
        ],
      },
      hops: allowsNothing,
      shows: "requested-headers",
    },
    ends: { standard: "x-a", chromium: "x-a", firefox: "x-a,x-a", webkit: "x-a" },
  },
];
