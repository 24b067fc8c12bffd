import type { CorsRequest } from "./request.ts";

/** Why the browser asks first. One request can have several reasons. */
export type PreflightReason =
  | { kind: "method"; method: string }
  | { kind: "header"; name: string; rule: "name" | "value" | "length" };

const safelistedMethods = ["GET", "HEAD", "POST"];
const safelistedContentTypes = [
  "application/x-www-form-urlencoded",
  "multipart/form-data",
  "text/plain",
];
// oxlint-disable-next-line no-control-regex -- the standard's list of unsafe bytes contains control characters
const unsafeBytes = /[\u0000-\u0008\u000a-\u001f"():<>?@[\\\]{}\u007f]/;
const languageBytes = /^[0-9A-Za-z *,\-.;=]*$/;
const simpleRange = /^bytes=\d+-\d*$/;

const safeValues = new Map<string, (value: string) => boolean>([
  ["accept", (value) => !unsafeBytes.test(value)],
  ["accept-language", (value) => languageBytes.test(value)],
  ["content-language", (value) => languageBytes.test(value)],
  [
    "content-type",
    (value) =>
      !unsafeBytes.test(value) &&
      safelistedContentTypes.includes((value.split(";")[0] ?? "").trim().toLowerCase()),
  ],
  ["range", (value) => simpleRange.test(value)],
]);

/** @see https://fetch.spec.whatwg.org/#cors-safelisted-method */
export function isSafelistedMethod(method: string): boolean {
  return safelistedMethods.includes(method);
}

/**
 * The rule that makes a request header unsafe, or null for a safelisted one.
 * @see https://fetch.spec.whatwg.org/#cors-safelisted-request-header
 */
function unsafeRule(name: string, value: string): "name" | "value" | "length" | null {
  const isSafeValue = safeValues.get(name);
  if (isSafeValue === undefined) return "name";
  if (value.length > 128) return "length";
  return isSafeValue(value) ? null : "value";
}

/**
 * Every reason for a preflight, method first; an empty list means that the request is sent at once.
 * @see https://fetch.spec.whatwg.org/#main-fetch (the step that sets the use-CORS-preflight flag)
 * @see https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names
 */
export function preflightReasons(
  request: Pick<CorsRequest, "method" | "headers">,
): PreflightReason[] {
  const reasons: PreflightReason[] = [];
  if (!isSafelistedMethod(request.method)) {
    reasons.push({ kind: "method", method: request.method });
  }
  let safelistedLength = 0;
  const potentiallyUnsafe: string[] = [];
  for (const [key, value] of request.headers) {
    const name = key.toLowerCase();
    const rule = unsafeRule(name, value);
    if (rule !== null) {
      reasons.push({ kind: "header", name, rule });
    } else {
      potentiallyUnsafe.push(name);
      safelistedLength += value.length;
    }
  }
  if (safelistedLength > 1024) {
    for (const name of potentiallyUnsafe) reasons.push({ kind: "header", name, rule: "length" });
  }
  return reasons;
}
