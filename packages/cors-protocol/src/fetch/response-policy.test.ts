import { expect, test } from "vitest";
import { isBlockedByResourcePolicy } from "./response.ts";
import type { HeaderLine } from "../http/headers.ts";

const origin = "http://localhost:3000";
const rows: [rule: string, value: string | null, url: string, want: boolean][] = [
  ["without the header nothing is kept back", null, "http://localhost:4000/", false],
  ["same-origin keeps back from another port", "same-origin", "http://localhost:4000/", true],
  ["but not at home", "same-origin", "http://localhost:3000/", false],
  ["same-site lets another port through", "same-site", "http://localhost:4000/", false],
  ["but no other host", "same-site", "http://127.0.0.1:3000/", true],
  ["and no other scheme", "same-site", "https://localhost:3000/", true],
  ["cross-origin lets everybody through", "cross-origin", "https://a.example/", false],
  ["case counts", "Same-Origin", "http://localhost:4000/", false],
  ["white space around it does not", " same-origin\t", "http://localhost:4000/", true],
  ["two lines say nothing", "same-origin, same-origin", "http://localhost:4000/", false],
];

test.for(rows)("%s", ([, value, url, want]) => {
  const headers: HeaderLine[] = value === null ? [] : [["cross-origin-resource-policy", value]];
  expect(isBlockedByResourcePolicy({ url, origin }, headers)).toBe(want);
});

const sites: [one: string, other: string, isSame: boolean][] = [
  ["https://a.example.com/", "https://b.example.com", true],
  ["https://example.com/", "https://a.b.example.com", true],
  ["https://example.com/", "https://example.org", false],
  ["http://127.0.0.1/", "http://126.0.0.1", false],
];

test.for(sites)("%s and %s are of one site: %j", ([url, page, isSame]) => {
  const headers: HeaderLine[] = [["Cross-Origin-Resource-Policy", "same-site"]];
  expect(isBlockedByResourcePolicy({ url, origin: page }, headers)).toBe(!isSame);
});
