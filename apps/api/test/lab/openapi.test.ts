import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, expect, test } from "vitest";
import { build } from "../support/build.ts";

const app = await build({}, afterAll);
const document = (await app.inject("/openapi.json")).json<Record<string, unknown>>();

test("the OpenAPI document › the schema of version 3.1 › is valid", async () => {
  const validator = new Validator();
  expect(await validator.validate(document)).toEqual({ valid: true });
  expect(validator.version).toBe("3.1");
});

test("the validator › a broken document › is invalid", async () => {
  const broken = { ...document, paths: { items: { get: { responses: 5 } } } };
  expect((await new Validator().validate(broken)).valid).toBe(false);
});
