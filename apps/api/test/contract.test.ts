import { type RouteName, routes } from "@blocked/api-client/contract";
import { demoUser } from "@blocked/api-client";
import { Check } from "typebox/value";
import { afterAll, expect, test } from "vitest";
import { addressOf, none } from "./policy-servers/policies.ts";
import { encode } from "@blocked/profiles";
import { apiOrigin, newKey, pageOrigin } from "./support/build.ts";
import { cachePasswords } from "./support/cache-passwords.ts";
import { openSubject, server } from "./support/subject.ts";

cachePasswords(afterAll);
const app = await openSubject({}, afterAll);
const key = await newKey(app);
const item = { name: "Pen", description: null, price: 1 };
const token = (await send("POST /session", { body: demoUser })).json<{ token: string }>().token;
const planned = {
  url: apiOrigin + addressOf(none, `${key}.1`),
  origin: pageOrigin,
  method: "GET",
  headers: [],
  credentials: "omit",
  mode: "cors",
};

type Sent = { path?: string; query?: string; body?: object; token?: string };

/** Sends a request for a route of the contract. */
function send(name: RouteName, { path, query = "", body, token }: Sent) {
  const [method = "", template = ""] = name.split(" ");
  const base = /^\/(?:items|session)/.test(template) ? "/p/correct" : "";
  return app.inject({
    method: method as "GET",
    url: base + (path ?? template) + query,
    headers: {
      origin: pageOrigin,
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { payload: body }),
  });
}

/** A request for every route; a route that is added to the contract has to be added here. */
const requests: { [Name in RouteName]: Sent } = {
  "GET /items": { query: "?limit=2" },
  "GET /items/:id": { path: "/items/1" },
  "POST /items": { body: item },
  "PUT /items/:id": { path: "/items/1", body: item },
  "PATCH /items/:id": { path: "/items/1", body: { price: 2 } },
  "DELETE /items/:id": { path: "/items/2" },
  "POST /session": { body: demoUser },
  "GET /session": { token },
  "DELETE /session": {},
  "POST /witness": {},
  "GET /witness/:trace": { path: `/witness/${key}.1` },
  "GET /prediction": { query: `?request=${encode(planned)}` },
  "POST /reset": {},
  "GET /health": {},
};

/** FastAPI has no playground, so it simulates nothing. */
const served = (Object.keys(requests) as RouteName[]).filter(
  (name) => server === "fastify" || name !== "GET /prediction",
);

test.for(served)("%s › a valid request › the response fits the contract's schema", async (name) => {
  const { statusCode, body } = await send(name, requests[name]);
  const schema = Object.entries(routes[name].response).find(
    ([status]) => status === `${statusCode}`,
  );
  expect({ statusCode, body, schema }).toEqual({ statusCode, body, schema: expect.any(Array) });
  expect(Check(schema?.[1] ?? {}, body === "" ? null : JSON.parse(body))).toBe(true);
});

const failing = ["GET /items/:id", "DELETE /items/:id", "GET /witness/:trace"] as const;

test.for(failing)(
  "%s › a missing resource › the error fits the contract's schema",
  async (name) => {
    const path = name.endsWith("trace") ? "/witness/0123456789abcdef.1" : "/items/999";
    const { statusCode, body } = await send(name, { path });
    expect(statusCode).toBe(404);
    expect(Check(routes[name].response["4xx"], JSON.parse(body))).toBe(true);
  },
);
