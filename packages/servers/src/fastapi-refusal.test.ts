import { type PluginOptions, profiles } from "@blocked/profiles";
import { expect, test } from "vitest";
import { absentSetups, toFastapiRefusal } from "./fastapi-refusal.ts";

const refuse = (options: PluginOptions) =>
  toFastapiRefusal({ policy: { kind: "plugin", options } }, "http://localhost:3000");

test("FastAPI › a policy that it can express › no refusal", () => {
  expect(refuse({ origin: "{origin}", credentials: true })).toBe(null);
});

test("FastAPI › an option that it lacks › the snippet's reason", () => {
  expect(refuse({ optionsSuccessStatus: 200 })).toBe(
    "CORSMiddleware cannot change the status of its response to a preflight.",
  );
});

test("FastAPI › a set-up › refused only if FastAPI does not have it", () => {
  const toRefusal = (name: string) => toFastapiRefusal({ policy: { kind: "setup", name } }, "");
  expect(toRefusal("auth-before-cors")).toBe(null);
  expect(toRefusal("raw-answer")).toBe(
    "In ASGI every response passes CORSMiddleware, a stream of events too.",
  );
});

test("FastAPI › the set-ups that it lacks › each is a set-up of a profile", () => {
  const names = profiles.flatMap(({ policy }) => (policy.kind === "setup" ? [policy.name] : []));
  expect(names).toEqual(expect.arrayContaining(Object.keys(absentSetups)));
});
