import { expect, test } from "vitest";
import { type Seen, serve } from "../test/server.ts";
import { type Client, type ClientOptions, createClient } from "./client.ts";

const item = { name: "Pen", description: null, price: 1 };
const demo = { username: "demo", password: "let-me-in" };
const asJson = (value: object) => ({ type: "application/json", body: JSON.stringify(value) });

const calls: [rule: string, call: (client: Client) => Promise<unknown>, want: Partial<Seen>][] = [
  ["list", (client) => client.list(), { line: "GET /p/correct/items?trace=k.1" }],
  [
    "list with limit and offset",
    (client) => client.list({ limit: 5, offset: 10 }),
    { line: "GET /p/correct/items?limit=5&offset=10&trace=k.1" },
  ],
  [
    "list with offset 0",
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
  [
    "change",
    (client) => client.change(7, { price: 2 }),
    { line: "PATCH /p/correct/items/7?trace=k.1", ...asJson({ price: 2 }) },
  ],
  [
    "a route outside the profiles",
    (client) => client.call("GET /witness/:trace", { params: { trace: "a/b" } }),
    { line: "GET /p/correct/witness/a%2Fb?trace=k.1" },
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

test.for(calls)("the client › %s › sends the right request", async ([, call, want]) => {
  const { baseUrl, seen } = await serve();
  await call(createClient({ baseUrl, token: "abc", trace: () => "k.1" }));
  expect(seen).toEqual([{ type: undefined, body: "", token: "Bearer abc", ...want }]);
});

test("the client › no token and no trace › sends neither", async () => {
  const { baseUrl, seen } = await serve();
  const result = await createClient({ baseUrl }).list();
  expect(seen).toEqual([
    { line: "GET /p/correct/items", type: undefined, token: undefined, body: "" },
  ]);
  expect(result.trace).toBeNull();
});

test("the client › several requests › each gets its own trace", async () => {
  const { baseUrl, seen } = await serve();
  let count = 0;
  const client = createClient({ baseUrl, trace: () => `k.${(count += 1)}` });
  const results = [await client.list(), await client.get(1)];
  expect(results.map(({ trace }) => trace)).toEqual(["k.1", "k.2"]);
  expect(seen.map(({ line }) => line.split("trace=")[1])).toEqual(["k.1", "k.2"]);
});

/** Returns the init of fetch(): options that only browsers apply do not reach the wire in Node. */
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
  "the client › credentials “%s” › reach fetch and the result",
  async (credentials) => {
    expect((await record({ credentials })).credentials).toBe(credentials);
  },
);

test("the client › no credentials option › the browser's default", async () => {
  expect(await record({})).toMatchObject({ credentials: "same-origin", mode: "cors" });
});

test("the client › a token and a body › two headers", async () => {
  expect((await record({ token: "abc" })).headers).toEqual([
    ["Content-Type", "application/json"],
    ["Authorization", "Bearer abc"],
  ]);
});

test("the client › an error that is no TypeError › is thrown", async () => {
  const bug = new Error("a bug");
  const fetch = () => Promise.reject(bug);
  await expect(createClient({ baseUrl: "http://localhost", fetch }).list()).rejects.toBe(bug);
});
