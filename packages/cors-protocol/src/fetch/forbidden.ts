import type { EngineRules } from "../quirks/rules.ts";
import { strip } from "../http/headers.ts";

const forbiddenNames = new Set(
  `
  accept-charset accept-encoding access-control-request-headers access-control-request-method
  connection content-length cookie cookie2 date dnt expect host keep-alive origin referer
  set-cookie te trailer transfer-encoding upgrade via`.split(/\s+/),
);
const overrides = new Set(["x-http-method", "x-http-method-override", "x-method-override"]);

/**
 * Whether script may not set this header. The browser drops it without a message, so it never causes a preflight.
 * @see https://fetch.spec.whatwg.org/#forbidden-request-header
 */
export function isForbiddenRequestHeader(
  name: string,
  value: string,
  { userAgentIsForbidden }: Pick<EngineRules, "userAgentIsForbidden">,
): boolean {
  const lower = name.toLowerCase();
  if (forbiddenNames.has(lower) || /^(?:proxy|sec)-/.test(lower)) return true;
  if (overrides.has(lower)) return value.split(",").some(isForbiddenMethod);
  return userAgentIsForbidden && lower === "user-agent";
}

/** @see https://fetch.spec.whatwg.org/#forbidden-method */
function isForbiddenMethod(method: string): boolean {
  return /^(?:CONNECT|TRACE|TRACK)$/i.test(strip(method, "\t "));
}
