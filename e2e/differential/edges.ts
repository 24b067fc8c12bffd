import fc, { type Arbitrary } from "fast-check";
import { pages } from "./origins.ts";

export const one = <Value>(...values: Value[]) => fc.constantFrom(...values);
export const often = <Value>(value: Value, weight: number, other: Arbitrary<Value>) =>
  fc.oneof({ weight, arbitrary: fc.constant(value) }, { weight: 10 - weight, arbitrary: other });
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
export const origin = fc.oneof(
  { weight: 6, arbitrary: one(...nearOrigins) },
  { weight: 1, arbitrary: oddText },
);

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
  fc.oneof(
    { weight: 5, arbitrary: some(entries, 4).map((list) => list.join(", ")) },
    { weight: 1, arbitrary: some(entries, 3).map((list) => list.join(",")) },
    { weight: 1, arbitrary: some(entries, 3).map((list) => `,${list.join(" ,\t,")},`) },
    { weight: 2, arbitrary: one("*", "*, PUT", "*, X-A", "", ",", '"PUT"', "PUT;POST", "X-A;q=1") },
    { weight: 1, arbitrary: oddText },
  );
export const methodList = listOf(
  fc.oneof({ weight: 4, arbitrary: one(...methodNames) }, anyMethod, one("*")),
);
export const caseless = one(...headerNames).chain((name) =>
  one(name, name.toLowerCase(), name.toUpperCase()),
);
export const headerList = listOf(fc.oneof({ weight: 6, arbitrary: caseless }, one("*")));
