import { glossary } from "@blocked/error-guide/glossary";
import { findProfile, getProbe, readPolicy } from "@blocked/profiles";
import { expect, test } from "vitest";
import { chapters, lessons } from "./lessons.ts";

const byId = lessons.map((lesson) => [lesson.id, lesson] as const);

test("course › as a whole › at least twelve lessons, the first six the tutorial's, no id or title twice", () => {
  expect(lessons.length).toBeGreaterThanOrEqual(12);
  expect(chapters[0]?.lessons).toHaveLength(6);
  for (const of of ["id", "title"] as const) {
    expect(new Set(lessons.map((lesson) => lesson[of])).size).toBe(lessons.length);
  }
});

const terms = glossary.flatMap(([term]) => term.split(", "));
const firstSentence = (text: string) => /^.+?[.?!](?=\s|$)/s.exec(text)?.[0] ?? "";

test.for(
  byId.flatMap(([id, { story, why, repair }]) => [
    [`${id}, story`, story] as const,
    [`${id}, why`, why] as const,
    [`${id}, task`, repair.task] as const,
  ]),
)("first sentence › %s › at most 20 words, without a term of the glossary", ([, text]) => {
  const sentence = firstSentence(text);
  expect(sentence).not.toBe("");
  expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(20);
  for (const term of terms) expect(sentence).not.toMatch(new RegExp(`\\b${term}s?\\b`, "i"));
});

test.for(byId)("lesson › %s › its profile exists, and a repair can start", ([, lesson]) => {
  const profile = findProfile(lesson.profile);
  expect(profile?.outcomes[getProbe(lesson.probe).id]).toBeDefined();
  expect(lesson.repair.hints.length).toBeGreaterThan(0);
  const start = lesson.repair.start ?? profile?.policy;
  expect(readPolicy(start)).toEqual(start);
  expect(profile?.policy.kind === "setup").toBe(lesson.server !== undefined);
});
