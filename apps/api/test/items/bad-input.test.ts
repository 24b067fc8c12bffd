import type { ErrorEnvelope } from "@blocked/api-client";
import type { InjectOptions } from "fastify";
import { afterAll, expect, test } from "vitest";
import { items, listAll, withJson } from "../support/build.ts";
import { openSubject, server } from "../support/subject.ts";

const good = { name: "Pencil", description: "HB", price: 120 };
const post = (change: object) => withJson("POST", items, { ...good, ...change });
const put = (change: object) => withJson("PUT", `${items}/1`, { ...good, ...change });
const send = (type: string, payload: string, method: "POST" | "PUT" = "POST"): InjectOptions => ({
  method,
  url: method === "POST" ? items : `${items}/1`,
  headers: { "content-type": type },
  payload,
});
const json = JSON.stringify(good);
const twoMegabytes = JSON.stringify({ ...good, description: "a".repeat(2_000_000) });

const rows: [rule: string, request: InjectOptions, status: number, code: string][] = [
  ["malformed JSON", send("application/json", '{"name":'), 400, "MALFORMED_JSON"],
  ["malformed JSON as text/plain", send("text/plain", '{"name":'), 400, "MALFORMED_JSON"],
  ["an empty body", send("application/json", ""), 400, "MALFORMED_JSON"],
  ["an empty body as text/plain", send("text/plain", ""), 400, "MALFORMED_JSON"],
  ["no body at all", { method: "POST", url: items }, 400, "VALIDATION_FAILED"],
  [
    "a poisoned prototype",
    send("application/json", '{"__proto__":{}}'),
    400,
    // Python has no prototypes: to FastAPI it is an unknown field.
    server === "fastapi" ? "VALIDATION_FAILED" : "MALFORMED_JSON",
  ],
  ["an array", send("application/json", `[${json}]`), 400, "VALIDATION_FAILED"],
  ["null", send("application/json", "null"), 400, "VALIDATION_FAILED"],
  ["a price that is a string", post({ price: "5" }), 400, "VALIDATION_FAILED"],
  ["a price that is a boolean", post({ price: true }), 400, "VALIDATION_FAILED"],
  ["a price of null", post({ price: null }), 400, "VALIDATION_FAILED"],
  ["no price", post({ price: undefined }), 400, "VALIDATION_FAILED"],
  ["a negative price", post({ price: -1 }), 400, "VALIDATION_FAILED"],
  ["a negative price in PUT", put({ price: -1 }), 400, "VALIDATION_FAILED"],
  ["a fractional price", post({ price: 1.5 }), 400, "VALIDATION_FAILED"],
  ["a price of 2^53", post({ price: 2 ** 53 }), 400, "VALIDATION_FAILED"],
  ["a name of null", post({ name: null }), 400, "VALIDATION_FAILED"],
  ["a name of null in PUT", put({ name: null }), 400, "VALIDATION_FAILED"],
  ["a name that is a number", post({ name: 5 }), 400, "VALIDATION_FAILED"],
  ["an empty name", post({ name: "" }), 400, "VALIDATION_FAILED"],
  ["a name of 101 characters", post({ name: "a".repeat(101) }), 400, "VALIDATION_FAILED"],
  [
    "a description of 501 characters",
    post({ description: "a".repeat(501) }),
    400,
    "VALIDATION_FAILED",
  ],
  ["half a surrogate pair in a name", post({ name: "a\ud800" }), 400, "VALIDATION_FAILED"],
  [
    "half a surrogate pair in a description",
    put({ description: "\udfff" }),
    400,
    "VALIDATION_FAILED",
  ],
  ["an unknown field", post({ colour: "red" }), 400, "VALIDATION_FAILED"],
  ["an id in the body", put({ id: 2 }), 400, "VALIDATION_FAILED"],
  ["a body of 2 MB", send("application/json", twoMegabytes), 413, "BODY_TOO_LARGE"],
  ["a body of 2 MB as text/plain", send("text/plain", twoMegabytes), 413, "BODY_TOO_LARGE"],
  ["PUT as text/plain", send("text/plain", json, "PUT"), 415, "UNSUPPORTED_MEDIA_TYPE"],
  [
    "a form",
    send("application/x-www-form-urlencoded", "name=a&price=1"),
    415,
    "UNSUPPORTED_MEDIA_TYPE",
  ],
  [
    "a body without Content-Type",
    { method: "POST", url: items, payload: json },
    415,
    "UNSUPPORTED_MEDIA_TYPE",
  ],
  ["a malformed Content-Type", send("json", json), 415, "UNSUPPORTED_MEDIA_TYPE"],
  ["a limit of 0", { url: `${items}?limit=0` }, 400, "VALIDATION_FAILED"],
  ["a limit of 101", { url: `${items}?limit=101` }, 400, "VALIDATION_FAILED"],
  ["a limit of letters", { url: `${items}?limit=abc` }, 400, "VALIDATION_FAILED"],
  ["an empty limit", { url: `${items}?limit=` }, 400, "VALIDATION_FAILED"],
  ["two limits", { url: `${items}?limit=1&limit=2` }, 400, "VALIDATION_FAILED"],
  ["a negative offset", { url: `${items}?offset=-1` }, 400, "VALIDATION_FAILED"],
  ["an id of letters", { url: `${items}/abc` }, 400, "VALIDATION_FAILED"],
  ["an id of 0", { method: "DELETE", url: `${items}/0` }, 400, "VALIDATION_FAILED"],
  ["an id of 2^53", { method: "DELETE", url: `${items}/${2 ** 53}` }, 400, "VALIDATION_FAILED"],
  [
    "an id of 500 characters",
    { method: "DELETE", url: `${items}/${"a".repeat(500)}` },
    400,
    "VALIDATION_FAILED",
  ],
  ["a path that cannot be decoded", { url: `${items}/%zz` }, 400, "BAD_URL"],
  server === "fastapi"
    ? ["a method without a route", { method: "PUT", url: items }, 405, "METHOD_NOT_ALLOWED"]
    : ["a method without a route", { method: "PUT", url: items }, 404, "NOT_FOUND"],
];

/** Spellings that Number() accepts; each would be a second address of an item. */
const spellings = [
  "0x1",
  "1e0",
  "1.0",
  "%2B1",
  "-1",
  "%201",
  "1%20",
  "01",
  "0b1",
  "0o1",
  "1_0",
  "%EF%BC%91",
];
const changes = { name: "x" };
for (const text of spellings) {
  const url = `${items}/${text}`;
  rows.push(
    [`GET of the id ${text}`, { url }, 400, "VALIDATION_FAILED"],
    [`PUT of the id ${text}`, withJson("PUT", url, good), 400, "VALIDATION_FAILED"],
    [`PATCH of the id ${text}`, withJson("PATCH", url, changes), 400, "VALIDATION_FAILED"],
    [`DELETE of the id ${text}`, { method: "DELETE", url }, 400, "VALIDATION_FAILED"],
    [`a limit of ${text}`, { url: `${items}?limit=${text}` }, 400, "VALIDATION_FAILED"],
    [`an offset of ${text}`, { url: `${items}?offset=${text}` }, 400, "VALIDATION_FAILED"],
  );
}

const app = await openSubject({}, afterAll);

test.for(rows)(
  "items › %s › is refused in the error envelope and writes nothing",
  async ([, request, ...want]) => {
    const before = await listAll(app);
    const response = await app.inject(request);
    const { error } = response.json<ErrorEnvelope>();
    expect([response.statusCode, error.code]).toEqual(want);
    expect(error.message).toMatch(/\S/);
    expect(await listAll(app)).toEqual(before);
  },
);

test("items › a valid body by POST, PUT and as text/plain › is accepted", async () => {
  const statuses = await Promise.all(
    [post({}), put({}), send("text/plain", json)].map(async (request) => {
      return (await app.inject(request)).statusCode;
    }),
  );
  expect(statuses).toEqual([201, 200, 201]);
});

test("an invalid body › several wrong fields › the details name each, also the unknown one", async () => {
  const response = await app.inject(post({ name: "", price: "5", colour: "red" }));
  const { error } = response.json<ErrorEnvelope>();
  const unknown = { path: "body", message: 'must NOT have additional properties ("colour")' };
  const details = {
    fastify: [
      unknown,
      { path: "body/name", message: "must NOT have fewer than 1 characters" },
      { path: "body/price", message: "must be integer" },
    ],
    fastapi: [
      { path: "body/name", message: "String should have at least 1 character" },
      { path: "body/price", message: "Input should be a valid integer" },
      unknown,
    ],
  };
  expect(error.details).toEqual(details[server]);
});

test("an invalid body › 9,999 unknown fields, or a name of 100,000 characters › the details are cut", async () => {
  const fields = Array.from({ length: 9999 }, (_, index) => [`field-${index}`, 1] as const);
  const { error } = (await app.inject(post(Object.fromEntries(fields)))).json<ErrorEnvelope>();
  expect(error.details).toHaveLength(20);
  const response = await app.inject(post({ ["a".repeat(100_000)]: 1 }));
  expect(response.body.length).toBeLessThan(1000);
});
