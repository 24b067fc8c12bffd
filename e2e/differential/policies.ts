import type { HeaderLine } from "@blocked/cors-protocol";
import { hooks, type PluginOptions, type Policy, type RawAnswer } from "@blocked/profiles";
import fc, { type Arbitrary } from "fast-check";
import {
  anyMethod,
  caseless,
  headerList,
  headerNames,
  methodList,
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

const status = fc.oneof(
  { weight: 12, arbitrary: one(200, 204, 201, 299, 206) },
  { weight: 6, arbitrary: one(301, 302, 303, 307, 308) },
  { weight: 6, arbitrary: one(400, 401, 403, 404, 405, 407, 408, 421, 429, 500, 502, 503) },
  { weight: 1, arbitrary: fc.integer({ min: 200, max: 599 }) },
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
const oneOrigin = fc.oneof(
  { weight: 3, arbitrary: origin.filter((text) => text !== "") },
  { weight: 1, arbitrary: pattern },
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
  fc.oneof(
    { weight: present, arbitrary: fc.array(line(name, value), { minLength: 1, maxLength: 1 }) },
    { weight: 9 - present, arbitrary: fc.constant<HeaderLine[]>([]) },
    { weight: 1, arbitrary: fc.array(line(name, value), { minLength: 2, maxLength: 2 }) },
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

const plainPolicy: Arbitrary<Policy> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<Policy>({ kind: "none" }) },
  {
    weight: 8,
    arbitrary: pluginOptions.map((options): Policy => ({ kind: "plugin", options })),
  },
);
const rawPolicy = (next: Arbitrary<Policy | undefined>): Arbitrary<Policy> =>
  fc
    .record({ preflight: answer(204), response: answer(200), next })
    .map(({ next: following, ...policy }) => ({
      kind: "raw" as const,
      ...policy,
      ...(following === undefined ? {} : { next: following }),
    }));
/** Redirects on purpose: the first response allows the browser to follow. */
const redirecting = (next: Arbitrary<Policy>): Arbitrary<Policy> =>
  fc
    .record({
      preflight: fc.constant({
        status: 204,
        headers: [
          ["Access-Control-Allow-Origin", page],
          ["Access-Control-Allow-Credentials", "true"],
          ["Access-Control-Allow-Methods", "PUT, PATCH, DELETE, QUERY"],
          ["Access-Control-Allow-Headers", headerNames.join(", ")],
        ] as HeaderLine[],
      }),
      status: one(301, 302, 303, 307, 308),
      allowed: one("null", page, page, page),
      location: locations,
      next,
    })
    .map(({ preflight, status: code, allowed, location, next: following }) => ({
      kind: "raw" as const,
      preflight,
      response: {
        status: code,
        headers: [
          ["Access-Control-Allow-Origin", allowed],
          ["Access-Control-Allow-Credentials", "true"],
          ["Location", location],
        ] as HeaderLine[],
      },
      next: following,
    }));

const last = fc.oneof(plainPolicy, rawPolicy(fc.constant(undefined)));
const middle = fc.oneof(
  { weight: 3, arbitrary: last },
  { weight: 1, arbitrary: redirecting(last) },
);
export const policy: Arbitrary<Policy> = fc.oneof(
  { weight: 8, arbitrary: plainPolicy },
  { weight: 8, arbitrary: rawPolicy(maybe(last, 1)) },
  { weight: 4, arbitrary: redirecting(middle) },
);
