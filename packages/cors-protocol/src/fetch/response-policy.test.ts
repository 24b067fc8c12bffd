import { expect, test } from "vitest";
import { isBlockedByResourcePolicy } from "./response.ts";
import type { HeaderLine } from "../http/headers.ts";

const origin = "http://localhost:3000";
const rows: [rule: string, value: string | null, url: string, want: boolean][] = [
  ["an absent header › not blocked", null, "http://localhost:4000/", false],
  ["same-origin, another port › blocked", "same-origin", "http://localhost:4000/", true],
  ["same-origin, the page's origin › not blocked", "same-origin", "http://localhost:3000/", false],
  ["same-site, another port › not blocked", "same-site", "http://localhost:4000/", false],
  ["same-site, another host › blocked", "same-site", "http://127.0.0.1:3000/", true],
  ["same-site, another scheme › blocked", "same-site", "https://localhost:3000/", true],
  ["cross-origin, another site › not blocked", "cross-origin", "https://a.example/", false],
  ["another case › ignored", "Same-Origin", "http://localhost:4000/", false],
  ["whitespace around the value › blocked", " same-origin\t", "http://localhost:4000/", true],
  ["two values › ignored", "same-origin, same-origin", "http://localhost:4000/", false],
];

test.for(rows)("Cross-Origin-Resource-Policy › %s", ([, value, url, want]) => {
  const headers: HeaderLine[] = value === null ? [] : [["cross-origin-resource-policy", value]];
  expect(isBlockedByResourcePolicy({ url, origin }, headers)).toBe(want);
});

const sites: [one: string, other: string, isSame: boolean][] = [
  ["https://a.example.com/", "https://b.example.com", true],
  ["https://example.com/", "https://a.b.example.com", true],
  ["https://example.com/", "https://example.org", false],
  ["http://127.0.0.1/", "http://126.0.0.1", false],
];

test.for(sites)("isSameSite › %s and %s › %j", ([url, page, isSame]) => {
  const headers: HeaderLine[] = [["Cross-Origin-Resource-Policy", "same-site"]];
  expect(isBlockedByResourcePolicy({ url, origin: page }, headers)).toBe(!isSame);
});
