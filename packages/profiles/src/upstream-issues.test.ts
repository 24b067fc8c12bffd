import { expect, test } from "vitest";
import { toUpstreamIssues } from "./upstream-issues.ts";

test("upstream issues › a GitHub issue › its repository and number; another address › itself", () => {
  const upstream = ["https://github.com/owner/name/issues/12", "https://example.com/elsewhere"];
  expect(toUpstreamIssues({ upstream }).map(({ title }) => title)).toEqual([
    "owner/name#12",
    "https://example.com/elsewhere",
  ]);
  expect(toUpstreamIssues({})).toEqual([]);
});
