import { expect, test } from "vitest";
import { type Seen, serve } from "../test/server.ts";
import { type Client, type ClientOptions, createClient } from "./client.ts";

const item = { name: "Pen", description: null, price: 1 };
const demo = { username: "demo", password: "let-me-in" };
const asJson = (value: object) => ({ type: "application/json", body: JSON.stringify(value) });

const calls: [rule: string, call: (client: Client) => Promise<unknown>, want: Partial<Seen>][] = [
  ["list", (client) => client.list(), { line: "GET /p/correct/items?trace=k.1" }],
  [
    "list, a page of it",
    (client) => client.list({ limit: 5, offset: 10 }),
    { line: "GET /p/correct/items?limit=5&offset=10&trace=k.1" },
  ],
  [
    "list, from 0",
    (client) => client.list({ offset: 0 }),
    { line: "GET /p/correct/items?offset=0&trace=k.1" },
  ],
  ["get", (client) => client.get(7), { line: "GET /p/correct/items/7?trace=k.1" }],
  [
    "create",
    (client) => client.create(item),
    { line: "POST /p/correct/items?trace=k.1", ...asJson(item) },
  ],
  [
    "create as text",
    (client) => client.create(item, { asText: true }),
    { line: "POST /p/correct/items?trace=k.1", ...asJson(item), type: "text/plain" },
  ],
  [
    "update",
    (client) => client.update(7, item),
    { line: "PUT /p/correct/items/7?trace=k.1", ...asJson(item) },
  ],
  ["remove", (client) => client.remove(7), { line: "DELETE /p/correct/items/7?trace=k.1" }],
  [
    "sign in",
    (client) => client.signIn(demo),
    { line: "POST /p/correct/session?trace=k.1", ...asJson(demo) },
  ],
  ["who am I", (client) => client.whoAmI(), { line: "GET /p/correct/session?trace=k.1" }],
  ["sign out", (client) => client.signOut(), { line: "DELETE /p/correct/session?trace=k.1" }],
];

test.for(calls)("%s: the request on the wire", async ([, call, want]) => {
  const { baseUrl, seen } = await serve();
  await call(createClient({ baseUrl, token: "abc", trace: () => "k.1" }));
  expect(seen).toEqual([{ type: undefined, body: "", token: "Bearer abc", ...want }]);
});

test("without token and trace neither is sent", async () => {
  const { baseUrl, seen } = await serve();
  const result = await createClient({ baseUrl }).list();
  expect(seen).toEqual([
    { line: "GET /p/correct/items", type: undefined, token: undefined, body: "" },
  ]);
  expect(result.trace).toBeNull();
});

test("each request is named anew", async () => {
  const { baseUrl, seen } = await serve();
  let count = 0;
  const client = createClient({ baseUrl, trace: () => `k.${(count += 1)}` });
  const results = [await client.list(), await client.get(1)];
  expect(results.map(({ trace }) => trace)).toEqual(["k.1", "k.2"]);
  expect(seen.map(({ line }) => line.split("trace=")[1])).toEqual(["k.1", "k.2"]);
});

/** What only a browser acts upon does not reach the wire in Node; fetch is asked what it was given. */
async function record(options: Partial<ClientOptions>): Promise<RequestInit> {
  const given: RequestInit[] = [];
  const client = createClient({
    baseUrl: "http://localhost/p/correct",
    fetch: async (_url, init) => {
      given.push(init);
      return Response.json({});
    },
    ...options,
  });
  const { request } = await client.update(7, item);
  const [init = {}] = given;
  expect({ ...init, url: request.url }).toEqual(request);
  return init;
}

const modes = ["omit", "same-origin", "include"] as const;

test.for(modes)(
  "credentials “%s” are handed to fetch and told in the result",
  async (credentials) => {
    expect((await record({ credentials })).credentials).toBe(credentials);
  },
);

test("without a choice the credentials are the browser's own default", async () => {
  expect(await record({})).toMatchObject({ credentials: "same-origin", mode: "cors" });
});

test("the token is a header beside the content type", async () => {
  expect((await record({ token: "abc" })).headers).toEqual([
    ["Content-Type", "application/json"],
    ["Authorization", "Bearer abc"],
  ]);
});

test("what is thrown and is no TypeError is a mistake of the caller, and is not swallowed", async () => {
  const mistake = new Error("a mistake");
  const fetch = () => Promise.reject(mistake);
  await expect(createClient({ baseUrl: "http://localhost", fetch }).list()).rejects.toBe(mistake);
});
