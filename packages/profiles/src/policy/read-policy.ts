import { type HeaderLine, isToken, parseUrl } from "@blocked/cors-protocol";
import { hooks, type PluginOptions, type Policy, type RawAnswer, toRegExp } from "./policy.ts";

// Browsers and Node both have it. The declaration saves this package the types of either.
declare const URL: {
  new (url: string, base: string): { hostname: string };
};

/** A policy from an address or a form is wrong; the message names the place and what to do. */
export class PolicyError extends Error {
  override name = "PolicyError";
}

/** The size limits of a policy, which bound the memory of the server that runs it. */
export const limits = { hops: 3, entries: 50, headers: 20, pattern: 200, text: 2000 };

/**
 * Reads a policy that came as JSON from an address or a form. Unknown properties are errors.
 * @throws PolicyError
 */
export function readPolicy(json: unknown, where = "policy", hop = 1): Policy {
  const policy = object(json, where);
  if (hop > limits.hops) fail(where, `lead through at most ${limits.hops} addresses`);
  switch (policy["kind"]) {
    case "none":
      only(policy, ["kind"], where);
      return { kind: "none" };
    case "plugin":
      only(policy, ["kind", "options"], where);
      return { kind: "plugin", options: readOptions(policy["options"], `${where}.options`) };
    case "raw": {
      only(policy, ["kind", "preflight", "response", "next"], where);
      const { next } = policy;
      return {
        kind: "raw",
        preflight: readAnswer(policy["preflight"], `${where}.preflight`),
        response: readAnswer(policy["response"], `${where}.response`),
        ...(next === undefined ? {} : { next: readPolicy(next, `${where}.next`, hop + 1) }),
      };
    }
    default:
      return fail(`${where}.kind`, 'be "none", "plugin" or "raw"');
  }
}

type Reader = (value: unknown, where: string) => unknown;

const readers: { [Name in keyof Required<PluginOptions>]: Reader } = {
  origin: readOrigin,
  credentials: boolean,
  methods: list,
  allowedHeaders: list,
  exposedHeaders: list,
  maxAge: integer,
  cacheControl: (value, where) =>
    typeof value === "number" ? integer(value, where) : headerValue(value, where),
  preflight: boolean,
  strictPreflight: boolean,
  preflightContinue: boolean,
  optionsSuccessStatus: status,
  hook: (value, where) =>
    hooks.find((hook) => hook === value) ?? fail(where, `be one of ${hooks.join(", ")}`),
};

export const optionNames = Object.keys(readers) as (keyof PluginOptions)[];

function readOptions(json: unknown, where: string): PluginOptions {
  const options = object(json, where);
  only(options, optionNames, where);
  const read = Object.entries(options).map(([name, value]) => [
    name,
    readers[name as keyof PluginOptions](value, `${where}.${name}`),
  ]);
  return Object.fromEntries(read) as PluginOptions;
}

function readOrigin(value: unknown, where: string): PluginOptions["origin"] {
  if (typeof value === "boolean") return value;
  if (Array.isArray(value))
    return entries(value, where).map((one, index) => readOneOrigin(one, `${where}[${index}]`));
  return readOneOrigin(value, where);
}

function readOneOrigin(value: unknown, where: string) {
  if (typeof value !== "object") return headerValue(value, where);
  const { regex, ...rest } = object(value, where);
  only(rest, [], where);
  if (typeof regex !== "string" || regex.length > limits.pattern) {
    return fail(`${where}.regex`, `be a pattern of at most ${limits.pattern} characters`);
  }
  try {
    toRegExp({ regex });
  } catch (error) {
    fail(`${where}.regex`, `be a regular expression (${(error as Error).message})`);
  }
  return { regex };
}

function readAnswer(json: unknown, where: string): RawAnswer {
  const answer = object(json, where);
  only(answer, ["status", "headers"], where);
  const headers = entries(answer["headers"], `${where}.headers`, limits.headers);
  return {
    status: status(answer["status"], `${where}.status`),
    headers: headers.map((line, index) => readLine(line, `${where}.headers[${index}]`)),
  };
}

/** No other header can be set: a Set-Cookie would plant a cookie in other programs on this machine. */
const settable = /^(?:access-control-.*|vary|cache-control|location)$/i;

function readLine(json: unknown, where: string): HeaderLine {
  const [name, value, ...rest] = entries(json, where);
  if (typeof name !== "string" || !isToken(name) || !settable.test(name) || rest.length > 0) {
    return fail(
      where,
      'be ["name", "value"], with Access-Control-…, Vary, Cache-Control or Location',
    );
  }
  const text = headerValue(value, `${where}[1]`, 0);
  return name.toLowerCase() === "location" ? [name, location(text, `${where}[1]`)] : [name, text];
}

const loopback = /^(?:localhost|127\.0\.0\.1|\[::1\]|)$/;

/** A Location must stay on this machine, as a browser parses it; else the lab would be an open redirect. */
function location(text: string, where: string): string {
  // A browser decodes these bytes as UTF-8, where some become dots and slashes.
  if (!/^[\t\u0020-\u007e]*$/.test(text)) return fail(where, "be written in ASCII");
  const address = text.replaceAll("{api}", "localhost").replaceAll("{next}", "/next");
  // An address that does not parse leads nowhere, and one without a host (`data:`) leads to no server.
  const base = "http://localhost";
  const isHere = parseUrl(address, base) === null || loopback.test(new URL(address, base).hostname);
  return isHere
    ? text
    : fail(where, "stay on this machine: a path, or an address at localhost or 127.0.0.1");
}

function object(value: unknown, where: string): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return fail(where, "be an object");
  }
  return value as Record<string, unknown>;
}

function only(value: Record<string, unknown>, known: readonly string[], where: string): void {
  const extra = Object.keys(value).find((name) => !known.includes(name));
  if (extra !== undefined) fail(`${where}.${extra}`, "be left out: there is no such option");
}

function entries(value: unknown, where: string, most = limits.entries): unknown[] {
  if (Array.isArray(value) && value.length <= most) return value;
  return fail(where, `be a list of at most ${most} entries`);
}

function boolean(value: unknown, where: string): boolean {
  return typeof value === "boolean" ? value : fail(where, "be true or false");
}

function integer(value: unknown, where: string): number {
  return Number.isSafeInteger(value) ? (value as number) : fail(where, "be a whole number");
}

function status(value: unknown, where: string): number {
  const isStatus = Number.isInteger(value) && Number(value) >= 200 && Number(value) <= 599;
  return isStatus ? (value as number) : fail(where, "be a status from 200 to 599");
}

/** The characters of a header value: printable ASCII, tabs, and bytes from 0x80. */
function headerValue(value: unknown, where: string, least = 1): string {
  const isValue =
    typeof value === "string" &&
    value.length >= least &&
    value.length <= limits.text &&
    /^[\t\u0020-\u007e\u0080-\u00ff]*$/.test(value);
  return isValue
    ? value
    : fail(
        where,
        `be a text that fits into a header, of ${least === 0 ? "at most" : "1 to"} ${limits.text} characters`,
      );
}

function list(value: unknown, where: string): string | string[] {
  if (!Array.isArray(value)) return headerValue(value, where, 0);
  return entries(value, where).map((one, index) => headerValue(one, `${where}[${index}]`));
}

function fail(where: string, what: string): never {
  throw new PolicyError(`${where} should ${what}.`);
}
