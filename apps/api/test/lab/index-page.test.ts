import { needsKey, profiles } from "@blocked/profiles";
import { Ajv } from "ajv";
import { afterAll, expect, test, vi } from "vitest";
import { apiOrigin, build, pageOrigin } from "../support/build.ts";

const compile = vi.spyOn(Ajv.prototype, "compile");
const app = await build({ profiles }, afterAll);
await app.ready();
const compiled = compile.mock.calls.map(([schema]) => schema);
compile.mockRestore();

/** Profiles that need no key. */
const open = profiles.filter((profile) => !needsKey(profile));

test("GET / › plain text with a curl command for each open profile", async () => {
  const response = await app.inject("/");
  expect(response.headers["content-type"]).toBe("text/plain; charset=utf-8");
  const lines = response.body.split("\n").filter((line) => line.includes("curl -i"));
  expect(lines.map((line) => line.trim().split(/\s+/)[0])).toEqual(open.map(({ id }) => id));
  for (const [index, { id }] of open.entries()) {
    expect(lines[index]).toContain(`curl -i -H 'Origin: ${pageOrigin}' ${apiOrigin}/p/${id}/items`);
  }
});

test("GET / › names the lab's address and why curl is never blocked", async () => {
  const { body } = await app.inject("/");
  expect(body).toContain(`The lab is at ${pageOrigin}`);
  expect(body).toContain("the server never blocks anything");
});

test("GET / › every curl command › gets the status that the profile states", async () => {
  const { body } = await app.inject("/");
  const urls = [...body.matchAll(/http:\/\/\S+(\/p\/\S+)/g)].map(([, path = ""]) => path);
  expect(urls).toHaveLength(open.length);
  for (const [index, { outcomes }] of open.entries()) {
    const url = urls[index] ?? "";
    const response = await app.inject({ url, headers: { origin: pageOrigin } });
    expect([url, `GET ${response.statusCode}`]).toEqual([url, outcomes.read.exchanges[0]]);
  }
});

type OpenApi = { openapi: string; servers: { url: string }[]; paths: Record<string, object> };

test("the OpenAPI document › has the routes of one profile only", async () => {
  const { openapi, servers, paths } = (await app.inject("/openapi.json")).json<OpenApi>();
  const routes = Object.entries(paths).map(([path, methods]) => [
    path,
    Object.keys(methods).toSorted(),
  ]);
  expect(openapi).toBe("3.1.0");
  expect(servers).toEqual([{ url: `${apiOrigin}/p/correct` }]);
  expect(Object.fromEntries(routes)).toEqual({
    "/items": ["get", "post"],
    "/items/{id}": ["delete", "get", "patch", "put"],
    "/session": ["delete", "get", "post"],
  });
  expect(JSON.stringify(paths)).not.toContain("/p/");
});

test("schemas › all profiles › each is compiled once", () => {
  expect(compiled.length).toBeGreaterThan(0);
  const texts = compiled.map((schema) => JSON.stringify(schema));
  expect(new Set(texts).size).toBe(compiled.length);
});

test("schemas › the JSON Schema meta-schema › each is valid", () => {
  const ajv = new Ajv({ strict: false });
  const errors = compiled.map((schema) =>
    ajv.validateSchema(schema) === true ? null : ajv.errors,
  );
  expect(errors).toEqual(compiled.map(() => null));
  expect(ajv.validateSchema({ type: "nothing" })).toBe(false);
});
