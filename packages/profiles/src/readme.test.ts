import { expect, test } from "vitest";
import { findProfile, profiles } from "./catalogue.ts";
import { allAllowed, methodBlocked } from "./families/shared/outcomes.ts";
import { plugin } from "./families/shared/policies.ts";
import type { Profile } from "./model/profile.ts";

// @ts-expect-error -- Vite imports any file as a string
const { default: readme } = (await import("../README.md?raw")) as { default: string };
// @ts-expect-error -- Vite imports any file as a string
const { default: source } = (await import("./readme.test.ts?raw")) as { default: string };

const example: Profile = {
  id: "no-delete",
  title: "DELETE not allowed",
  policy: plugin({ methods: ["GET", "HEAD", "POST", "PUT"] }),
  lesson: "The preflight response does not list DELETE, so the browser never sends it.",
  cause: "The method list was written before the app used DELETE.",
  shows: { probe: "remove" },
  change: "Add DELETE to the list of allowed methods.",
  fix: "correct",
  outcomes: { ...allAllowed, remove: methodBlocked("DELETE") },
};

test("README › example of a profile › compiles here, character by character", () => {
  const [, literal = ""] = /const example: \w+ = (\{[^]*?\n\})/.exec(source) ?? [];
  expect(literal).toContain(example.id);
  expect(readme).toContain(literal);
});

test("README › example of a profile › is new, and names a profile that fixes it", () => {
  expect([findProfile(example.id), findProfile(example.fix)?.id]).toEqual([undefined, "correct"]);
  expect(readme).toContain(`${profiles.length} named`);
});
