import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, expect, test } from "vitest";
import { build } from "../support/build.ts";

const app = await build({}, afterAll);
const document = (await app.inject("/openapi.json")).json<Record<string, unknown>>();

test("the OpenAPI document is valid, by the schema of its version", async () => {
  const validator = new Validator();
  expect(await validator.validate(document)).toEqual({ valid: true });
  expect(validator.version).toBe("3.1");
});

test("the validator finds what is wrong", async () => {
  const broken = { ...document, paths: { items: { get: { responses: 5 } } } };
  expect((await new Validator().validate(broken)).valid).toBe(false);
});
