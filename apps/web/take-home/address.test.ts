import type { Needs } from "@blocked/servers";
import { expect, test } from "vitest";
import { isHeaderName, readNeeds, toNeedsLink } from "./address.ts";

const page = "http://localhost:3000";
const read = (link: string) => readNeeds(new URL(link, page).searchParams, page);

const all: Needs = {
  origins: ["https://a.example", "https://b.example:8443"],
  cookies: true,
  methods: ["GET", "PATCH"],
  headers: ["Authorization", "X-A"],
  exposed: ["X-B"],
};

test.for<Needs>([
  all,
  { ...all, cookies: false, headers: [], exposed: [] },
  { ...all, origins: [], methods: [] },
  { ...all, origins: ["what a person typed/"] },
])("the link carries %o", (needs) => {
  expect(read(toNeedsLink(needs))).toEqual(needs);
});

test("an empty address begins with the page's own origin, and every method", () => {
  expect(read("/take-it-home")).toEqual({
    origins: [page],
    cookies: false,
    methods: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"],
    headers: [],
    exposed: [],
  });
});

test("a method that there is not is left out", () => {
  expect(read("/take-it-home?methods=GET,NONE").methods).toEqual(["GET"]);
});

test.for([
  ["X-Total-Count", true],
  ["*", false],
  ["X-$host", false],
  ["X A", false],
  ["X-A:", false],
  ["", false],
] as const)("whether %s can be the name of a header: %s", ([text, want]) => {
  expect(isHeaderName(text)).toBe(want);
});
