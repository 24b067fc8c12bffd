import { demoUser } from "@blocked/api-client";
import fc, { type Arbitrary } from "fast-check";
import { mostly, nasty } from "./nasty.ts";

const item = fc.record({
  name: fc.string({ unit: "grapheme", minLength: 1, maxLength: 100 }),
  description: fc.option(fc.string({ unit: "grapheme", maxLength: 500 })),
  price: fc.nat(),
});

/** JSON text of one value, valid or not. Text, because JSON.stringify would repair much of it. */
const value: Arbitrary<string> = fc.oneof(
  fc.constantFrom('"\\ud800"', '"\\udfff\\ud800"', '"a\\u0000b"', "1e15", "-0", "9007199254740993"),
  fc.constantFrom(
    ...[
      ["0", "-0", "1", "1.0", "1e3", "12e-1", "1e400", "-1e400", "9007199254740991", "1e15"],
      ["9007199254740993", "1".repeat(400), "0.1", "true", "null", "[]", "{}", '""', '"5"'],
      ['"\\u0000"', '"a\\u0000b"', '"\\ud800"', '"\\udfff\\ud800"', '"\\ud83d"', '"\u0000"'],
      ['"\u00ff\u00fe"', '"\u00ed\u00a0\u0080"', '"\\"', '"\\x"', "NaN", "Infinity", "01", "+1"],
      [`"${"a".repeat(100)}"`, `"${"a".repeat(101)}"`, `"${"\\u0000".repeat(100)}"`],
    ].flat(),
  ),
  nasty.map((text) => JSON.stringify(text)),
  fc.jsonValue({ maxDepth: 3 }).map((one) => Buffer.from(JSON.stringify(one)).toString("latin1")),
);

const names = ["name", "price", "description", "id", "createdAt", "__proto__", "constructor"];
const member = fc
  .tuple(mostly(fc.constantFrom(...names), nasty), value)
  .map(([name, text]) => `${JSON.stringify(name)}:${text}`);

/** A valid object that may repeat a member. */
const spoilt = fc
  .array(member, { maxLength: 5 })
  .map((members) => `{${['"name":"a","price":1', ...members].join()}}`);

/** A valid object that repeats one member. */
const pointed = fc
  .tuple(fc.constantFrom("name", "description", "price"), value)
  .map(([name, text]) => `{"name":"a","price":1,"${name}":${text}}`);

/** A single member, as in a PATCH. */
const partial = pointed.map((text) => text.replace('"name":"a","price":1,', ""));

const deep = fc
  .tuple(
    fc.constantFrom("[", '{"a":', '{"__proto__":', '[{"name":'),
    fc.constantFrom(9, 999, 99_999),
  )
  .map(([open, depth]) => open.repeat(depth));

const prototypes = fc.constantFrom(
  '{"__proto__":{"price":1},"name":"a"}',
  '{"\\u005f_proto__":{"price":1},"name":"a"}',
  '{"constructor":{"prototype":{"price":1}},"name":"a"}',
  '{"name":"a","price":1,"__proto__":null}',
);

const credentials = fc
  .tuple(mostly(fc.constant(JSON.stringify(demoUser.username)), value), value)
  .map(([username, password]) => `{"username":${username},"password":${password}}`);

const many = `{${Array.from({ length: 30_000 }, (_, index) => `"a${index}":1`).join()}}`;

/** A body of one byte for each character. */
export const body: Arbitrary<string> = fc.oneof(
  {
    weight: 6,
    arbitrary: item.map((one) => Buffer.from(JSON.stringify(one)).toString("latin1")),
  },
  { weight: 8, arbitrary: spoilt },
  { weight: 8, arbitrary: pointed },
  { weight: 4, arbitrary: partial },
  { weight: 2, arbitrary: value },
  { weight: 2, arbitrary: prototypes },
  { weight: 2, arbitrary: deep },
  { weight: 2, arbitrary: credentials },
  { weight: 1, arbitrary: fc.constant(JSON.stringify(demoUser)) },
  { weight: 1, arbitrary: spoilt.map((text) => `\u00ef\u00bb\u00bf${text}`) },
  { weight: 1, arbitrary: spoilt.map((text) => text.slice(0, -3)) },
  { weight: 1, arbitrary: fc.constantFrom("", " ", many, `"${"a".repeat(1_100_000)}"`) },
  { weight: 1, arbitrary: fc.uint8Array().map((bytes) => Buffer.from(bytes).toString("latin1")) },
);
