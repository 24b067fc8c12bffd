import type { HeaderLine } from "../http/headers.ts";
import { quirksOf } from "./quirk.ts";
import { allowsNothing, spec } from "./run-parts.ts";

const refused = "HeaderDisallowedByPreflightResponse";
const quirk = quirksOf("asking");
const twoLines = (name: string, one: string, other: string): HeaderLine[] => [
  [name, one],
  [name, other],
];

/** When a browser sends a preflight, and what it requests. */
export const asking = [
  quirk({
    rule: "joinsRequestLines",
    summary:
      "The standard checks each header line separately, up to 128 bytes. Chromium and WebKit join lines of one name first.",
    reason: "Chromium and WebKit store one value per header name.",
    link: `${spec}cors-unsafe-request-header-names`,
    values: { standard: false, chromium: true, webkit: true },
    run: {
      request: { headers: twoLines("Accept", "a".repeat(100), "b".repeat(100)) },
      hops: allowsNothing,
    },
    ends: { standard: "readable", chromium: refused, webkit: refused },
  }),
  quirk({
    rule: "safelistsClientHints",
    summary:
      "The standard safelists five header names. Chromium also sends well-formed client hints, such as DPR, without a preflight.",
    reason: "Client hints describe the device, and Chromium would send them by itself.",
    link: `${spec}cors-safelisted-request-header`,
    values: { standard: false, chromium: true },
    run: { request: { headers: [["DPR", "2"]] }, hops: allowsNothing },
    ends: { standard: refused, chromium: "readable" },
  }),
  quirk({
    rule: "largestRange",
    summary:
      "The standard limits no number in a Range. Chromium sends a preflight from 2^63-1 on, Firefox and WebKit from 2^64 on.",
    reason:
      "The engines parse 64-bit numbers, and the largest signed one means no number in Chromium.",
    link: `${spec}simple-range-header-value`,
    values: {
      standard: null,
      chromium: 2n ** 63n - 2n,
      firefox: 2n ** 64n - 1n,
      webkit: 2n ** 64n - 1n,
    },
    run: { request: { headers: [["Range", "bytes=18446744073709551616-"]] }, hops: allowsNothing },
    ends: { standard: "readable", chromium: refused, firefox: refused, webkit: refused },
  }),
  quirk({
    rule: "readsRangeLoosely",
    summary:
      "A safelisted Range starts with `bytes=` and a digit. WebKit also accepts other cases of the unit and a plus sign.",
    reason: "WebKit ignores the case of the unit, and its number parser accepts a sign.",
    link: `${spec}simple-range-header-value`,
    values: { standard: false, webkit: true },
    run: { request: { headers: [["Range", "Bytes=+0-"]] }, hops: allowsNothing },
    ends: { standard: refused, webkit: "readable" },
  }),
  quirk({
    rule: "userAgentIsForbidden",
    summary:
      "Script may set User-Agent after a preflight. Chromium drops the header without a message.",
    reason:
      "The standard removed User-Agent from the forbidden headers in 2015, and Chromium did not (crbug.com/571722).",
    link: `${spec}forbidden-request-header`,
    values: { standard: false, chromium: true },
    run: { request: { headers: [["User-Agent", "me"]] }, hops: allowsNothing },
    ends: { standard: refused, chromium: "readable" },
  }),
  quirk({
    rule: "refusesHighBytes",
    summary:
      "Bytes beyond ASCII are safe in Accept and Content-Type. Firefox treats them as unsafe.",
    reason:
      "Firefox looks for control characters in signed bytes, where bytes beyond ASCII are negative.",
    link: `${spec}cors-unsafe-request-header-byte`,
    values: { standard: false, firefox: true },
    run: { request: { headers: [["Accept", "caf\u00e9"]] }, hops: allowsNothing },
    ends: { standard: "readable", firefox: refused },
  }),
  quirk({
    rule: "refusesCommasInContentType",
    summary:
      "The standard reads a Content-Type up to its parameters. Firefox refuses one that contains a comma.",
    reason: "Firefox takes the comma for a separator between types, and a request has one type.",
    link: `${spec}cors-safelisted-request-header`,
    values: { standard: false, firefox: true },
    run: { request: { headers: [["Content-Type", "text/plain;a,b"]] }, hops: allowsNothing },
    ends: { standard: "readable", firefox: refused },
  }),
  quirk({
    rule: "ignoresTotalLength",
    summary:
      "Safe values of more than 1,024 bytes in total need a preflight. Firefox only checks each value.",
    reason: "Firefox checks one header line at a time.",
    link: `${spec}cors-unsafe-request-header-names`,
    values: { standard: false, firefox: true },
    run: {
      request: { headers: Array.from({ length: 9 }, () => ["Accept", "a".repeat(128)]) },
      hops: allowsNothing,
    },
    ends: { standard: refused, firefox: "readable" },
  }),
  quirk({
    rule: "repeatsRequestedHeaders",
    summary:
      "Access-Control-Request-Headers names each header once. Firefox repeats a name as often as script set it.",
    reason: "Firefox builds the list from the header lines and sorts it.",
    link: `${spec}cors-unsafe-request-header-names`,
    values: { standard: false, firefox: true },
    run: {
      request: { headers: twoLines("X-A", "1", "2") },
      hops: allowsNothing,
      shows: "requested-headers",
    },
    ends: { standard: "x-a", firefox: "x-a,x-a" },
  }),
];
