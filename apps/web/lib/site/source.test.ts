import { expect, test } from "vitest";
import { toSourceLink } from "./source.ts";

test.for<[what: string, repository: unknown, link: string | null]>([
  ["left out", undefined, null],
  ["short", "someone/a.project", "https://github.com/someone/a.project"],
  ["short with its host", "github:someone/project", "https://github.com/someone/project"],
  ["an address of git", "git+https://example.com/a/b.git", "https://example.com/a/b"],
  ["an object", { type: "git", url: "git+https://example.com/a/b.git" }, "https://example.com/a/b"],
  ["an object without an address", { type: "git" }, null],
  ["no web address", "git@example.com:a/b.git", null],
])("source link › repository is %s › the link", ([, repository, link]) => {
  expect(toSourceLink(repository)).toBe(link);
});
