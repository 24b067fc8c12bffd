import { expect, test } from "vitest";
import { longestFragment, readFragment, type Saved, toFragment } from "./saved.ts";

const saved: Saved = {
  text: "Access to fetch at 'https://bücher.example/?q=a&b=\"c\"' … +/=\n\n",
  edits: {
    0: {
      facts: { origin: "https://app.example.com", cookies: true, headers: ["x-a"], status: 401 },
      skipped: ["method"],
    },
    7: { facts: { method: null, url: null }, skipped: [] },
  },
};

test("fragment › any state › read as it was written", async () => {
  const fragment = (await toFragment(saved)) ?? "";
  expect(fragment).toMatch(/^#paste=[\w-]+$/);
  expect(await readFragment(fragment)).toEqual({
    ...saved,
    edits: { ...saved.edits, 7: { facts: {}, skipped: [] } },
  });
});

test("fragment › nothing pasted › empty", async () => {
  expect(await toFragment({ text: "", edits: {} })).toBe("");
});

test("fragment › a text that does not shrink › none, rather than a long one", async () => {
  let seed = 1;
  const random = Array.from({ length: 60_000 }, () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return String.fromCharCode(33 + (seed % 90));
  }).join("");
  expect(await toFragment({ text: random, edits: {} })).toBeNull();
  const fits = await toFragment({ text: "line\n".repeat(200_000), edits: {} });
  expect(fits?.length).toBeLessThan(longestFragment);
});

test.for([
  ["another fragment", "#glossary"],
  ["no state", "#paste="],
  ["not base64", "#paste=%%%"],
] as const)("fragment › %s › none", async ([, fragment]) => {
  expect(await readFragment(fragment)).toBeNull();
});

test("fragment › cut off in the middle › none", async () => {
  const fragment = (await toFragment(saved)) ?? "";
  expect(await readFragment(fragment.slice(0, fragment.length / 2))).toBeNull();
});

/** Packs what a link's author may have written. */
async function pack(json: unknown): Promise<string> {
  return (await toFragment(json as Saved)) ?? "";
}

test("fragment › a link with other types › only what is right", async () => {
  const odd = {
    text: "a",
    edits: {
      x: {},
      1: { facts: { url: 3, headers: ["a", 4], status: "9" }, skipped: ["url", "origin"] },
      2: null,
    },
  };
  expect(await readFragment(await pack(odd))).toEqual({
    text: "a",
    edits: { 1: { facts: { headers: ["a"] }, skipped: ["origin"] }, 2: { facts: {}, skipped: [] } },
  });
  expect(await readFragment(await pack({ text: 5 }))).toBeNull();
});

test("fragment › a short one that unpacks to more than a page can write › none", async () => {
  const huge = await toFragment({ text: "a".repeat(5_000_000), edits: {} });
  expect(huge?.length).toBeLessThan(longestFragment);
  expect(await readFragment(huge ?? "")).toBeNull();
});
