import { expect, test } from "vitest";
import { explain } from "./explain.ts";

const titles: [title: string, code: string | null][] = [
  ["CORS error", null],
  ["(blocked:cors)", null],
  ["NS_ERROR_DOM_BAD_URI", null],
  ["CORS Missing Allow Origin", "MissingAllowOriginHeader"],
  ["CORS Preflight Did Not Succeed", "PreflightInvalidStatus"],
  ["CORS Method Not Found", "MethodDisallowedByPreflightResponse"],
  ["CORS Missing Allow Header", "HeaderDisallowedByPreflightResponse"],
  ["CORS Allow Origin Not Matching Origin", "AllowOriginMismatch"],
  ["CORS No Allow Credentials", "WildcardOriginNotAllowed"],
  ["CORSMissingAllowOrigin2", "MissingAllowOriginHeader"],
  ["Preflight Missing Allow Origin Header", "PreflightMissingAllowOriginHeader"],
  ["PreflightMissingAllowOriginHeader", "PreflightMissingAllowOriginHeader"],
  [
    "Cross-Origin Resource Sharing error: HeaderDisallowedByPreflightResponse",
    "HeaderDisallowedByPreflightResponse",
  ],
  ["Ensure CORS response header values are valid", "MissingAllowOriginHeader"],
  ["Ensure preflight responses are valid", "PreflightInvalidStatus"],
  ["Ensure CORS request uses allowed method", "MethodDisallowedByPreflightResponse"],
  ["Ensure CORS requesting origin matches resource’s allowed origin", "AllowOriginMismatch"],
  [
    "Ensure credentialed requests aren’t sent to CORS resources with origin wildcards",
    "WildcardOriginNotAllowed",
  ],
];

test.for(titles)("explain › the panel's title “%s” › %s", ([title, code]) => {
  expect(explain(title).findings).toMatchObject([{ kind: "blocked", code }]);
  expect(explain(`items\n${title}\nfetch\napp.js:3`).findings).toMatchObject([{ code }]);
});

const bare = [
  "net::ERR_FAILED 200 (OK)",
  "TypeError: Failed to fetch",
  "AxiosError: Network Error",
  "Load failed",
  "TypeError: NetworkError when attempting to fetch resource.",
  "CORS request did not succeed",
];

test.for(bare)("explain › “%s” › a failure without a reason, and what would help", (text) => {
  const { findings, advice } = explain(text);
  expect(findings).toMatchObject([{ kind: "network", code: null }]);
  expect(advice).toContain("The reason stands in another line");
});
