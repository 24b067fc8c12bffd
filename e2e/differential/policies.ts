import type { HeaderLine } from "@blocked/cors-protocol";
import { hooks, type PluginOptions, type Policy, type RawAnswer } from "@blocked/profiles";
import fc, { type Arbitrary } from "fast-check";
import {
  anyMethod,
  caseless,
  headerList,
  headerNames,
  methodList,
  mix,
  methodNames,
  often,
  one,
  origin,
  page,
  some,
} from "./edges.ts";
import { servers } from "./origins.ts";

const maybe = <Value>(arbitrary: Arbitrary<Value>, freq = 2) =>
  fc.option(arbitrary, { nil: undefined, freq });
const defined = <Options extends object>(options: Options) =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));

const redirects = one(301, 302, 303, 307, 308);
const status = mix(
  [12, one(200, 204, 201, 299, 206)],
  [6, redirects],
  [6, one(400, 401, 403, 404, 405, 407, 408, 421, 429, 500, 502, 503)],
  [1, fc.integer({ min: 200, max: 599 })],
);

const pattern = one(
  "localhost",
  `^${page}$`,
  "^https?://",
  "127",
  "^null$",
  "",
  "example\\.com$",
).map((regex) => ({ regex }));
const oneOrigin = mix<string | { regex: string }>(
  [3, origin.filter((text) => text !== "")],
  [1, pattern],
);
const pluginOptions: Arbitrary<PluginOptions> = fc
  .record({
    origin: maybe(
      fc.oneof(one(true, false), oneOrigin, some(oneOrigin, 3), fc.constant([page])),
      5,
    ),
    credentials: maybe(fc.boolean(), 3),
    methods: maybe(fc.oneof(methodList, some(anyMethod, 4), fc.constant(methodNames)), 3),
    allowedHeaders: maybe(fc.oneof(headerList, some(caseless, 4), fc.constant(headerNames)), 2),
    exposedHeaders: maybe(fc.oneof(headerList, some(caseless, 3)), 1),
    maxAge: maybe(one(0, 5, 600, -1), 1),
    cacheControl: maybe(one<number | string>(0, 60, "no-store"), 1),
    preflight: maybe(fc.boolean(), 1),
    strictPreflight: maybe(fc.boolean(), 1),
    preflightContinue: maybe(fc.boolean(), 1),
    optionsSuccessStatus: maybe(status, 1),
    hook: maybe(one(...hooks), 1),
  })
  .map((options) => defined(options) as PluginOptions);

const line = (name: string, value: Arbitrary<string>): Arbitrary<HeaderLine> =>
  fc.tuple(one(name, name.toLowerCase()), value);
/** Header lines: mostly one, at times none or two. */
const lines = (name: string, value: Arbitrary<string>, present = 8): Arbitrary<HeaderLine[]> =>
  mix(
    [present, fc.array(line(name, value), { minLength: 1, maxLength: 1 })],
    [9 - present, fc.constant<HeaderLine[]>([])],
    [1, fc.array(line(name, value), { minLength: 2, maxLength: 2 })],
  );
const locations = one(
  "{next}",
  "http://{api}{next}",
  `http://localhost:${new URL(servers[0]).port}{next}`,
  `http://127.0.0.1:${new URL(servers[0]).port}{next}`,
  "//user:secret@{api}{next}",
  "//user@{api}{next}",
  "//@{api}{next}",
  "{next}#fragment",
  "{next}#",
  "ftp://{api}{next}",
  "ws://{api}{next}",
  "data:text/plain,{next}",
  "about:blank?{next}",
  "x:{next}",
  "",
  "http://",
);

const answer = (goodStatus: number): Arbitrary<RawAnswer> =>
  fc
    .record({
      status: often(goodStatus, 6, status),
      origin: lines("Access-Control-Allow-Origin", often<string>(page, 6, origin)),
      credentials: lines(
        "Access-Control-Allow-Credentials",
        often(
          "true",
          8,
          one("True", "TRUE", "1", "", "false", "true, true", " true ", "yes\u00e9"),
        ),
        7,
      ),
      methods: lines("Access-Control-Allow-Methods", methodList, 6),
      headers: lines("Access-Control-Allow-Headers", headerList, 6),
      exposed: lines("Access-Control-Expose-Headers", headerList, 2),
      maxAge: lines("Access-Control-Max-Age", one("0", "5", "-1", "600", "nonsense"), 1),
      vary: lines("Vary", one("Origin", "*"), 2),
      location: lines("Location", locations, 3),
    })
    .map(({ status: code, ...headers }) => ({
      status: code,
      headers: Object.values(headers).flat(),
    }));

const plainPolicy: Arbitrary<Policy> = mix(
  [1, fc.constant<Policy>({ kind: "none" })],
  [8, pluginOptions.map((options): Policy => ({ kind: "plugin", options }))],
);
const rawPolicy = (next: Arbitrary<Policy | undefined>): Arbitrary<Policy> =>
  fc
    .record({ preflight: answer(204), response: answer(200), next })
    .map((policy) => defined({ kind: "raw", ...policy }) as Policy);
const allowing = (allowed: string): HeaderLine[] => [
  ["Access-Control-Allow-Origin", allowed],
  ["Access-Control-Allow-Credentials", "true"],
];
const permissive: RawAnswer = {
  status: 204,
  headers: [
    ...allowing(page),
    ["Access-Control-Allow-Methods", "PUT, PATCH, DELETE, QUERY"],
    ["Access-Control-Allow-Headers", headerNames.join(", ")],
  ],
};
/** Redirects on purpose: the first response allows the browser to follow. */
const redirecting = (next: Arbitrary<Policy>): Arbitrary<Policy> =>
  fc
    .tuple(redirects, one("null", page, page, page), locations, next)
    .map(([code, allowed, location, following]) => ({
      kind: "raw",
      preflight: permissive,
      response: { status: code, headers: [...allowing(allowed), ["Location", location]] },
      next: following,
    }));

const last = fc.oneof(plainPolicy, rawPolicy(fc.constant(undefined)));
const middle = mix([3, last], [1, redirecting(last)]);
export const policy: Arbitrary<Policy> = mix(
  [8, plainPolicy],
  [8, rawPolicy(maybe(last, 1))],
  [4, redirecting(middle)],
);
