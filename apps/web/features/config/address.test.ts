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
])("needs › %o › a link carries them", (needs) => {
  expect(read(toNeedsLink(needs))).toEqual(needs);
});

test("needs › an empty address › the page's own origin and every method", () => {
  expect(read("/config")).toEqual({
    origins: [page],
    cookies: false,
    methods: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"],
    headers: [],
    exposed: [],
  });
});

test("needs › an unknown method › is dropped", () => {
  expect(read("/config?methods=GET,NONE").methods).toEqual(["GET"]);
});

test.for([
  ["X-Total-Count", true],
  ["*", false],
  ["X-$host", false],
  ["X A", false],
  ["X-A:", false],
  ["", false],
] as const)("header name › “%s” › %s", ([text, want]) => {
  expect(isHeaderName(text)).toBe(want);
});
