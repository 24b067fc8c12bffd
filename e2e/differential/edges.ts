import fc, { type Arbitrary } from "fast-check";
import { pages } from "./origins.ts";

export const one = <Value>(...values: Value[]) => fc.constantFrom(...values);
/** Chooses an arbitrary by weight. */
export const mix = <Value>(...parts: [weight: number, arbitrary: Arbitrary<Value>][]) =>
  fc.oneof(...parts.map(([weight, arbitrary]) => ({ weight, arbitrary })));
export const often = <Value>(value: Value, weight: number, other: Arbitrary<Value>) =>
  mix([weight, fc.constant(value)], [10 - weight, other]);
export const some = <Value>(arbitrary: Arbitrary<Value>, maxLength: number) =>
  fc.array(arbitrary, { maxLength });

/** Characters that parsers treat differently: separators, quotes, white space, whole and cut UTF-8, controls. */
const oddText = fc
  .array(
    one(
      ...Array.from("aZ0 \t,;:/?#[]@!$&'()*+=\"\\<>%.-_~|^`{}"),
      "\u00a0",
      "\u00e9",
      "\u00c3\u00a9",
      "\u00e2\u0082\u00ac",
      "\u0080",
      "\u00ff",
      "localhost",
      "http://",
      "null",
      "*",
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(""));

export const [page] = pages;
const nearOrigins = [
  page,
  ...pages,
  `${page}/`,
  `${page} `,
  `\t${page}`,
  `${page},`,
  `,${page}`,
  `${page}, ${page}`,
  `${page} ${page}`,
  `"${page}"`,
  page.toUpperCase(),
  page.replace("http:", "https:"),
  page.replace("http:", "HTTP:"),
  page.replace("http:", "http:/"),
  page.replace("localhost", "LOCALHOST"),
  page.replace("localhost", "localhost."),
  page.replace("localhost", "a.localhost"),
  page.replace("localhost", "user@localhost"),
  page.replace(/\d+$/, "80"),
  page.replace(/:\d+$/, ""),
  page.replace(/^http:\/\//, ""),
  page.replace(/^http:/, ""),
  `${page}#`,
  `${page}?`,
  `0${page}`,
  "*",
  "* ",
  "*, *",
  "**",
  "null",
  "Null",
  "null, null",
  "",
  "undefined",
  "true",
  "http://*",
  page.replace("localhost", "*.localhost"),
  "https://app.example.test",
  "example.com",
  page.replace("localhost", "[::1]"),
  "http://[::1",
  page.replace("localhost", "%6cocalhost"),
  "http://localhost:99999",
  "http://1.2.3.4.5",
  "http://ex\u00e4mple.com",
  "http://ex\u00c3\u00a4mple.com",
  "file://",
  "data:,",
];
export const origin = mix([6, one(...nearOrigins)], [1, oddText]);

export const methodNames = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
export const anyMethod = one(
  ...methodNames,
  "QUERY",
  "PROPFIND",
  "patch",
  "put",
  "get",
  "Delete",
  "CHICKEN",
);
export const headerNames = [
  "X-A",
  "x-b",
  "X-Requested-With",
  "Authorization",
  "Content-Type",
  "Accept",
  "Accept-Language",
  "Content-Language",
  "Range",
  "Cache-Control",
  "User-Agent",
  "DPR",
  "Save-Data",
  "X_y",
  "!#$%&'*+-.^_`|~",
];

/** A list header, at times in odd syntax. */
const listOf = (entries: Arbitrary<string>) =>
  mix(
    [5, some(entries, 4).map((list) => list.join(", "))],
    [1, some(entries, 3).map((list) => list.join(","))],
    [1, some(entries, 3).map((list) => `,${list.join(" ,\t,")},`)],
    [2, one("*", "*, PUT", "*, X-A", "", ",", '"PUT"', "PUT;POST", "X-A;q=1")],
    [1, oddText],
  );
export const methodList = listOf(mix([4, one(...methodNames)], [1, anyMethod], [1, one("*")]));
export const caseless = one(...headerNames).chain((name) =>
  one(name, name.toLowerCase(), name.toUpperCase()),
);
export const headerList = listOf(mix([6, caseless], [1, one("*")]));
