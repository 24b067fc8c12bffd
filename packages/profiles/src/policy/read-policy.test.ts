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
  ["no plugin at all", { kind: "none" }],
  ["a plugin without options", plugin({})],
  ["origin: true", plugin({ origin: true })],
  ["origin: false", plugin({ origin: false })],
  ["origin as a text", plugin({ origin: "http://localhost:3000" })],
  ["origin as a pattern", plugin({ origin: { regex: "^https?://localhost(:\\d+)?$" } })],
  ["a pattern of 200 characters", plugin({ origin: { regex: "a".repeat(200) } })],
  ["origin as a list", plugin({ origin: ["http://a", { regex: "b$" }] })],
  ["an empty list of origins", plugin({ origin: [] })],
  ["50 origins", plugin({ origin: Array(50).fill("http://a") })],
  ["credentials: true", plugin({ credentials: true })],
  ["credentials: false", plugin({ credentials: false })],
  ["methods as a text", plugin({ methods: "GET, PUT" })],
  ["methods as an empty text", plugin({ methods: "" })],
  ["methods as a list", plugin({ methods: ["GET", "patch"] })],
  ["allowedHeaders as a text", plugin({ allowedHeaders: "*" })],
  ["allowedHeaders as a list", plugin({ allowedHeaders: ["X-A", "not a token"] })],
  ["exposedHeaders as a text", plugin({ exposedHeaders: "X-A" })],
  ["exposedHeaders as a list", plugin({ exposedHeaders: ["X-A", "X-B"] })],
  ["a maxAge of 0", plugin({ maxAge: 0 })],
  ["a maxAge below zero", plugin({ maxAge: -1 })],
  ["cacheControl as seconds", plugin({ cacheControl: 60 })],
  ["cacheControl as a text", plugin({ cacheControl: "no-store" })],
  ["preflight: false", plugin({ preflight: false })],
  ["strictPreflight: false", plugin({ strictPreflight: false })],
  ["preflightContinue: true", plugin({ preflightContinue: true })],
  ["a success of 200", plugin({ optionsSuccessStatus: 200 })],
  ["a success of 599", plugin({ optionsSuccessStatus: 599 })],
  ...hooks.map((hook): [string, object] => [`the hook ${hook}`, plugin({ hook })]),
  ["a text of 2,000 characters", plugin({ origin: "a".repeat(2000) })],
  ["an answer without a header", lines()],
  ["repeated lines in odd case", lines(["vary", "a"], ["VARY", "a"], ["Vary", ""])],
  ["every header that may be set", lines(["Access-Control-X", "1"], ["Cache-Control", "x"])],
  ["tabs and bytes from 0x80", lines(["Vary", "\ta\u0080\u00e9\u00ff "])],
  ["20 lines", lines(...Array(20).fill(["Vary", "a"]))],
  ["another answer to a preflight", { ...lines(), preflight: { status: 599, headers: [] } }],
  ["where a redirect leads", raw(none, { kind: "none" })],
  ["three addresses", chain(3)],
];

test.for(good)("%s is read back as it was", ([, policy]) => {
  const read: Policy = readPolicy(JSON.parse(JSON.stringify(policy)));
  expect(read).toEqual(policy);
  expect(read).not.toBe(policy);
});

test("every option has its row above", () => {
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
  ["a text", "none", "policy", "be an object"],
  ["a list", [], "policy", "be an object"],
  ["no kind", {}, "policy.kind", 'be "none", "plugin" or "raw"'],
  ["an unknown kind", { kind: "open" }, "policy.kind", 'be "none", "plugin" or "raw"'],
  ["an option beside none", { kind: "none", options: {} }, "policy.options", gone],
  ["a property beside the options", { ...plugin({}), origin: "*" }, "policy.origin", gone],
  ["no options", { kind: "plugin" }, options, "be an object"],
  ["a list of options", plugin([]), options, "be an object"],
  ["an unknown option", plugin({ orgin: "*" }), `${options}.orgin`, gone],
  ["a name that every object has", plugin({ toString: "x" }), `${options}.toString`, gone],
  [
    "an option of null",
    plugin({ credentials: null }),
    `${options}.credentials`,
    "be true or false",
  ],
  [
    "credentials as a text",
    plugin({ credentials: "true" }),
    `${options}.credentials`,
    "be true or false",
  ],
  ["preflight as a number", plugin({ preflight: 1 }), `${options}.preflight`, "be true or false"],
  ["origin as a number", plugin({ origin: 5 }), `${options}.origin`, filled],
  ["an empty origin", plugin({ origin: "" }), `${options}.origin`, filled],
  ["origin: null", plugin({ origin: null }), `${options}.origin`, "be an object"],
  ["a boolean in the list", plugin({ origin: ["a", true] }), `${options}.origin[1]`, filled],
  ["51 origins", plugin({ origin: Array(51).fill("a") }), `${options}.origin`, list],
  ["a pattern without its text", plugin({ origin: {} }), `${options}.origin.regex`, pattern],
  [
    "a pattern of 201",
    plugin({ origin: { regex: "a".repeat(201) } }),
    `${options}.origin.regex`,
    pattern,
  ],
  ["a flag", plugin({ origin: { regex: "a", flags: "i" } }), `${options}.origin.flags`, gone],
  [
    "a pattern that is no regular expression",
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
  ["a text of 2,001", plugin({ origin: "a".repeat(2001) }), `${options}.origin`, filled],
  ["a broken maxAge", plugin({ maxAge: 1.5 }), `${options}.maxAge`, "be a whole number"],
  ["maxAge as a text", plugin({ maxAge: "5" }), `${options}.maxAge`, "be a whole number"],
  [
    "a broken cacheControl",
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
    "a success of 199",
    plugin({ optionsSuccessStatus: 199 }),
    `${options}.optionsSuccessStatus`,
    status,
  ],
  [
    "a success of 600",
    plugin({ optionsSuccessStatus: 600 }),
    `${options}.optionsSuccessStatus`,
    status,
  ],
  ["a later hook", plugin({ hook: "onSend" }), `${options}.hook`, `be one of ${hooks.join(", ")}`],
  ["no answer", { kind: "raw", preflight: none }, answer, "be an object"],
  ["no answer to a preflight", { kind: "raw", response: none }, "policy.preflight", "be an object"],
  ["a body", raw({ ...none, body: "" }), `${answer}.body`, gone],
  ["a status of 199", raw({ status: 199, headers: [] }), `${answer}.status`, status],
  ["a status of 600", raw({ status: 600, headers: [] }), `${answer}.status`, status],
  ["a status as a text", raw({ status: "200", headers: [] }), `${answer}.status`, status],
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
    "a name that goes on after Vary",
    lines(["Vary: a\r\nSet-Cookie", "a=1"]),
    `${answer}.headers[0]`,
    line,
  ],
  ["a name that is no token", lines(["Access-Control-A B", "1"]), `${answer}.headers[0]`, line],
  ["a line of three", lines(["Vary", "a", "b"]), `${answer}.headers[0]`, line],
  ["a line break", lines(["Vary", "a\r\nSet-Cookie: a=1"]), `${answer}.headers[0][1]`, text],
  ["a null byte", lines(["Vary", "\u0000"]), `${answer}.headers[0][1]`, text],
  ["a value beyond a byte", lines(["Vary", "\u0100"]), `${answer}.headers[0][1]`, text],
  ["a line without a value", lines(["Vary"]), `${answer}.headers[0][1]`, text],
  ["next: null", { ...lines(), next: null }, "policy.next", "be an object"],
  [
    "a mistake where a redirect leads",
    raw(none, { kind: "x" }),
    "policy.next.kind",
    'be "none", "plugin" or "raw"',
  ],
  [
    "four addresses, the last without CORS",
    raw(none, raw(none, raw(none, { kind: "none" }))),
    "policy.next.next.next",
    `lead through at most ${limits.hops} addresses`,
  ],
  [
    "four addresses",
    chain(4),
    "policy.next.next.next",
    `lead through at most ${limits.hops} addresses`,
  ],
];

test.for(bad)("%s is refused, with the place and what to do", ([, policy, where, what]) => {
  expect(() => readPolicy(policy)).toThrow(new PolicyError(`${where} should ${what}.`));
});

test("a name that would change the object itself is an unknown option", () => {
  const json: unknown = JSON.parse('{"kind":"plugin","options":{"__proto__":{"origin":"*"}}}');
  expect(() => readPolicy(json)).toThrow(new PolicyError(`${options}.__proto__ should ${gone}.`));
});
