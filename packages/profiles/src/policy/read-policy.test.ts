import { expect, test } from "vitest";
import { hooks, type Policy } from "./policy.ts";
import { limits, optionNames, PolicyError, readPolicy } from "./read-policy.ts";

const plugin = (options: unknown) => ({ kind: "plugin", options });
const none = { status: 204, headers: [] };
const raw = (response: unknown, next?: unknown) => ({
  kind: "raw",
  preflight: none,
  response,
  ...(next === undefined ? {} : { next }),
});
const lines = (...headers: unknown[]) => raw({ status: 200, headers });

/** A policy that leads through so many addresses. */
const chain = (length: number): object =>
  raw({ status: 302, headers: [] }, length > 1 ? chain(length - 1) : undefined);

/** At least one policy for every value that an option can have; `{}` is a plugin without any. */
const good: [rule: string, policy: object][] = [
  ["no plugin", { kind: "none" }],
  ["a plugin without options", plugin({})],
  ["origin: true", plugin({ origin: true })],
  ["origin: false", plugin({ origin: false })],
  ["origin as a string", plugin({ origin: "http://localhost:3000" })],
  ["origin as a pattern", plugin({ origin: { regex: "^https?://localhost(:\\d+)?$" } })],
  ["a pattern of 200 characters", plugin({ origin: { regex: "a".repeat(200) } })],
  ["origin as a list", plugin({ origin: ["http://a", { regex: "b$" }] })],
  ["an empty list of origins", plugin({ origin: [] })],
  ["50 origins", plugin({ origin: Array(50).fill("http://a") })],
  ["credentials: true", plugin({ credentials: true })],
  ["credentials: false", plugin({ credentials: false })],
  ["methods as a string", plugin({ methods: "GET, PUT" })],
  ["methods as an empty string", plugin({ methods: "" })],
  ["methods as a list", plugin({ methods: ["GET", "patch"] })],
  ["allowedHeaders as a string", plugin({ allowedHeaders: "*" })],
  ["allowedHeaders as a list", plugin({ allowedHeaders: ["X-A", "not a token"] })],
  ["exposedHeaders as a string", plugin({ exposedHeaders: "X-A" })],
  ["exposedHeaders as a list", plugin({ exposedHeaders: ["X-A", "X-B"] })],
  ["a maxAge of 0", plugin({ maxAge: 0 })],
  ["a maxAge below zero", plugin({ maxAge: -1 })],
  ["cacheControl as seconds", plugin({ cacheControl: 60 })],
  ["cacheControl as a string", plugin({ cacheControl: "no-store" })],
  ["preflight: false", plugin({ preflight: false })],
  ["strictPreflight: false", plugin({ strictPreflight: false })],
  ["preflightContinue: true", plugin({ preflightContinue: true })],
  ["optionsSuccessStatus 200", plugin({ optionsSuccessStatus: 200 })],
  ["optionsSuccessStatus 599", plugin({ optionsSuccessStatus: 599 })],
  ...hooks.map((hook): [string, object] => [`the hook ${hook}`, plugin({ hook })]),
  ["a string of 2,000 characters", plugin({ origin: "a".repeat(2000) })],
  ["a response without a header", lines()],
  ["repeated lines in odd case", lines(["vary", "a"], ["VARY", "a"], ["Vary", ""])],
  ["every header that may be set", lines(["Access-Control-X", "1"], ["Cache-Control", "x"])],
  ["tabs and bytes from 0x80", lines(["Vary", "\ta\u0080\u00e9\u00ff "])],
  ["20 lines", lines(...Array(20).fill(["Vary", "a"]))],
  ["its own preflight response", { ...lines(), preflight: { status: 599, headers: [] } }],
  ["a policy behind a redirect", raw(none, { kind: "none" })],
  ["three hops", chain(3)],
];

test.for(good)("readPolicy › %s › returned unchanged", ([, policy]) => {
  const read: Policy = readPolicy(JSON.parse(JSON.stringify(policy)));
  expect(read).toEqual(policy);
  expect(read).not.toBe(policy);
});

test("readPolicy › every plugin option has a row in the table of this test", () => {
  const seen = new Set(
    good.flatMap(([, policy]) => ("options" in policy ? Object.keys(policy.options ?? {}) : [])),
  );
  expect([...seen].toSorted()).toEqual([...optionNames].toSorted());
});

const options = "policy.options";
const answer = "policy.response";
const text = "be a text that fits into a header, of at most 2000 characters";
const filled = "be a text that fits into a header, of 1 to 2000 characters";
const line = 'be ["name", "value"], with Access-Control-…, Vary, Cache-Control or Location';
const gone = "be left out: there is no such option";
const status = "be a status from 200 to 599";
const list = "be a list of at most 50 entries";
const pattern = "be a pattern of at most 200 characters";

const bad: [rule: string, policy: unknown, where: string, what: string][] = [
  ["null", null, "policy", "be an object"],
  ["a string", "none", "policy", "be an object"],
  ["a list", [], "policy", "be an object"],
  ["no kind", {}, "policy.kind", 'be "none", "plugin" or "raw"'],
  ["an unknown kind", { kind: "open" }, "policy.kind", 'be "none", "plugin" or "raw"'],
  ["an option beside none", { kind: "none", options: {} }, "policy.options", gone],
  ["a property beside the options", { ...plugin({}), origin: "*" }, "policy.origin", gone],
  ["no options", { kind: "plugin" }, options, "be an object"],
  ["a list of options", plugin([]), options, "be an object"],
  ["an unknown option", plugin({ orgin: "*" }), `${options}.orgin`, gone],
  ["a name of Object.prototype", plugin({ toString: "x" }), `${options}.toString`, gone],
  [
    "an option of null",
    plugin({ credentials: null }),
    `${options}.credentials`,
    "be true or false",
  ],
  [
    'credentials: "true"',
    plugin({ credentials: "true" }),
    `${options}.credentials`,
    "be true or false",
  ],
  ["preflight: 1", plugin({ preflight: 1 }), `${options}.preflight`, "be true or false"],
  ["origin as a number", plugin({ origin: 5 }), `${options}.origin`, filled],
  ["an empty origin", plugin({ origin: "" }), `${options}.origin`, filled],
  ["origin: null", plugin({ origin: null }), `${options}.origin`, "be an object"],
  ["a boolean in the list", plugin({ origin: ["a", true] }), `${options}.origin[1]`, filled],
  ["51 origins", plugin({ origin: Array(51).fill("a") }), `${options}.origin`, list],
  ["a pattern without regex", plugin({ origin: {} }), `${options}.origin.regex`, pattern],
  [
    "a pattern of 201 characters",
    plugin({ origin: { regex: "a".repeat(201) } }),
    `${options}.origin.regex`,
    pattern,
  ],
  [
    "flags beside regex",
    plugin({ origin: { regex: "a", flags: "i" } }),
    `${options}.origin.flags`,
    gone,
  ],
  [
    "an invalid regular expression",
    plugin({ origin: [{ regex: "(" }] }),
    `${options}.origin[0].regex`,
    "be a regular expression (Invalid regular expression: /(/: Unterminated group)",
  ],
  ["methods as an object", plugin({ methods: { 0: "GET" } }), `${options}.methods`, text],
  ["an empty method", plugin({ methods: ["GET", ""] }), `${options}.methods[1]`, filled],
  [
    "51 headers",
    plugin({ allowedHeaders: Array(51).fill("a") }),
    `${options}.allowedHeaders`,
    list,
  ],
  ["U+0100", plugin({ exposedHeaders: "\u0100" }), `${options}.exposedHeaders`, text],
  ["2,001 characters", plugin({ origin: "a".repeat(2001) }), `${options}.origin`, filled],
  ["a fractional maxAge", plugin({ maxAge: 1.5 }), `${options}.maxAge`, "be a whole number"],
  ["maxAge as a string", plugin({ maxAge: "5" }), `${options}.maxAge`, "be a whole number"],
  [
    "a fractional cacheControl",
    plugin({ cacheControl: 0.5 }),
    `${options}.cacheControl`,
    "be a whole number",
  ],
  [
    "cacheControl in two lines",
    plugin({ cacheControl: "a\nb" }),
    `${options}.cacheControl`,
    filled,
  ],
  [
    "optionsSuccessStatus 199",
    plugin({ optionsSuccessStatus: 199 }),
    `${options}.optionsSuccessStatus`,
    status,
  ],
  [
    "optionsSuccessStatus 600",
    plugin({ optionsSuccessStatus: 600 }),
    `${options}.optionsSuccessStatus`,
    status,
  ],
  ["a late hook", plugin({ hook: "onSend" }), `${options}.hook`, `be one of ${hooks.join(", ")}`],
  ["no response", { kind: "raw", preflight: none }, answer, "be an object"],
  ["no preflight part", { kind: "raw", response: none }, "policy.preflight", "be an object"],
  ["a response body", raw({ ...none, body: "" }), `${answer}.body`, gone],
  ["a status of 199", raw({ status: 199, headers: [] }), `${answer}.status`, status],
  ["a status of 600", raw({ status: 600, headers: [] }), `${answer}.status`, status],
  ["a status as a string", raw({ status: "200", headers: [] }), `${answer}.status`, status],
  [
    "headers as an object",
    raw({ status: 200, headers: {} }),
    `${answer}.headers`,
    "be a list of at most 20 entries",
  ],
  [
    "21 lines",
    lines(...Array(21).fill(["Vary", "a"])),
    `${answer}.headers`,
    "be a list of at most 20 entries",
  ],
  ["Set-Cookie", lines(["Set-Cookie", "a=1"]), `${answer}.headers[0]`, line],
  [
    "Content-Type",
    lines(["Vary", "a"], ["content-type", "text/html"]),
    `${answer}.headers[1]`,
    line,
  ],
  ["Clear-Site-Data", lines(["Clear-Site-Data", '"*"']), `${answer}.headers[0]`, line],
  [
    "a name that begins with Vary",
    lines(["Vary: a\r\nSet-Cookie", "a=1"]),
    `${answer}.headers[0]`,
    line,
  ],
  ["a name that is not a token", lines(["Access-Control-A B", "1"]), `${answer}.headers[0]`, line],
  ["a line of three entries", lines(["Vary", "a", "b"]), `${answer}.headers[0]`, line],
  [
    "a line break in a value",
    lines(["Vary", "a\r\nSet-Cookie: a=1"]),
    `${answer}.headers[0][1]`,
    text,
  ],
  ["a null byte in a value", lines(["Vary", "\u0000"]), `${answer}.headers[0][1]`, text],
  ["above U+00FF", lines(["Vary", "\u0100"]), `${answer}.headers[0][1]`, text],
  ["a line without a value", lines(["Vary"]), `${answer}.headers[0][1]`, text],
  ["next: null", { ...lines(), next: null }, "policy.next", "be an object"],
  [
    "a mistake behind a redirect",
    raw(none, { kind: "x" }),
    "policy.next.kind",
    'be "none", "plugin" or "raw"',
  ],
  [
    "four hops, the last without CORS",
    raw(none, raw(none, raw(none, { kind: "none" }))),
    "policy.next.next.next",
    `lead through at most ${limits.hops} addresses`,
  ],
  ["four hops", chain(4), "policy.next.next.next", `lead through at most ${limits.hops} addresses`],
];

test.for(bad)(
  "readPolicy › %s › rejected, with the place and what to do",
  ([, policy, where, what]) => {
    expect(() => readPolicy(policy)).toThrow(new PolicyError(`${where} should ${what}.`));
  },
);

test("readPolicy › __proto__ › rejected as an unknown option", () => {
  const json: unknown = JSON.parse('{"kind":"plugin","options":{"__proto__":{"origin":"*"}}}');
  expect(() => readPolicy(json)).toThrow(new PolicyError(`${options}.__proto__ should ${gone}.`));
});
