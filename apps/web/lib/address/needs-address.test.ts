import type { Needs } from "@blocked/servers";
import { expect, test } from "vitest";
import { readNeeds, toNeedsLink } from "./needs-address.ts";

const read = (link: string) => readNeeds(new URL(link, "http://localhost:3000").searchParams);

const all: Needs = {
  origins: ["https://a.example", "https://b.example:8443"],
  cookies: true,
  methods: ["GET", "PATCH"],
  headers: ["Content-Type", "Authorization", "X-A"],
  exposed: ["X-B"],
};

test.for<Needs>([
  all,
  { ...all, cookies: false, headers: [], exposed: [] },
  { ...all, origins: [], methods: [] },
  { ...all, origins: ["*"], headers: ["X-A"] },
  { ...all, origins: ["what a person typed/"] },
])("needs › %o › a link carries them", (needs) => {
  expect(read(toNeedsLink(needs))).toEqual(needs);
});

test("needs › an empty address › no origin that nobody entered, every method, JSON", () => {
  const first = read("/config");
  expect(first).toEqual({
    origins: [],
    cookies: false,
    methods: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"],
    headers: ["Content-Type"],
    exposed: [],
  });
  expect(toNeedsLink(first)).toBe("/config");
});

test("needs › an unknown method › is dropped", () => {
  expect(read("/config?methods=GET,NONE").methods).toEqual(["GET"]);
});
