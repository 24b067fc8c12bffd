import { join } from "node:path";
import { errorPages } from "@blocked/error-guide";
import { profiles } from "@blocked/profiles";
import { readRecordings } from "@blocked/servers/recordings";
import { expect, test } from "vitest";
import { lessons, toNumber } from "../features/learn/lessons/lessons.ts";
import {
  toErrorMetadata,
  toLessonMetadata,
  toProfileMetadata,
  toServerMetadata,
  toSiteMetadata,
} from "../lib/site/metadata.ts";
import { sitePages, type SitePath } from "../lib/site/site-pages.ts";

const all = [
  ...(Object.keys(sitePages) as SitePath[]).map(toSiteMetadata),
  ...profiles.map(toProfileMetadata),
  ...errorPages.map(toErrorMetadata),
  ...readRecordings(join(import.meta.dirname, "../../..")).map(toServerMetadata),
  ...lessons.map((lesson) => toLessonMetadata(toNumber(lesson), lesson.title, lesson.story)),
];

type Read = (page: (typeof all)[number]) => unknown;
const fields: [name: string, read: Read][] = [
  ["title", ({ title }) => title],
  ["description", ({ description }) => description],
  ["canonical address", ({ alternates }) => alternates?.canonical],
];

test.for(fields)("metadata › %s › no two pages have the same", ([, read]) => {
  const values = all.map(read);
  expect(values).not.toContain(undefined);
  expect(values.filter((value, index) => values.indexOf(value) !== index)).toEqual([]);
});

test("metadata › every description › 50 to 160 characters, and ends as a sentence or with an ellipsis", () => {
  for (const { description } of all) {
    expect(description?.length, description ?? "").toBeGreaterThanOrEqual(50);
    expect(description?.length, description ?? "").toBeLessThanOrEqual(160);
    expect(description).toMatch(/[.!?…]$/);
  }
});

test("metadata › every page › names a picture", () => {
  for (const { openGraph } of all) {
    expect(openGraph?.images).toMatchObject([{ url: expect.stringMatching(/^\/picture\//) }]);
  }
});
