import { expect, test } from "vitest";
import { endingOf, type MessageCode, toMessageCode } from "./messages.ts";
import type { CorsErrorCode } from "../../model/codes.ts";

const borrowed: [code: CorsErrorCode, sentence: MessageCode, isPreflight: boolean][] = [
  ["AllowOriginMismatch", "AllowOriginMismatch", false],
  ["PreflightAllowOriginMismatch", "AllowOriginMismatch", true],
  ["PreflightMissingAllowOriginHeader", "MissingAllowOriginHeader", true],
  ["PreflightInvalidAllowCredentials", "InvalidAllowCredentials", true],
  ["PreflightInvalidStatus", "PreflightInvalidStatus", false],
  ["PreflightDisallowedRedirect", "PreflightDisallowedRedirect", false],
  ["MethodDisallowedByPreflightResponse", "MethodDisallowedByPreflightResponse", false],
];

test.for(borrowed)(
  "toMessageCode › %s › the message of %s, preflight prefix: %s",
  ([given, code, isPreflight]) => {
    expect(toMessageCode(given)).toEqual({ code, isPreflight });
  },
);

const advice = " Have the server send the header with a valid value.";
const note =
  " The credentials mode of requests initiated by the XMLHttpRequest is controlled by the withCredentials attribute.";
const endings: [code: MessageCode, fetch: string, xmlhttprequest: string][] = [
  ["MultipleAllowOriginValues", advice, ""],
  ["InvalidAllowOriginValue", advice, ""],
  ["AllowOriginMismatch", advice, ""],
  ["WildcardOriginNotAllowed", "", note],
  ["InvalidAllowCredentials", "", note],
  ["MissingAllowOriginHeader", "", ""],
  ["PreflightInvalidStatus", "", ""],
  ["HeaderDisallowedByPreflightResponse", "", ""],
  ["CorsDisabledScheme", "", ""],
];

test.for(endings)("endingOf › %s › '%s' for fetch, '%s' for XMLHttpRequest", ([code, ...wants]) => {
  expect([endingOf(code, "fetch"), endingOf(code, "xmlhttprequest")]).toEqual(wants);
});
