import { expect, test } from "vitest";
import { toUpstreamIssues } from "./upstream-issues.ts";

test("upstream issues › owner/name#12 › a link to that issue on GitHub", () => {
  expect(toUpstreamIssues({ upstream: ["owner/name#12"] })).toEqual([
    { title: "owner/name#12", href: "https://github.com/owner/name/issues/12" },
  ]);
  expect(toUpstreamIssues({})).toEqual([]);
});
