import { engines } from "@blocked/cors-protocol";
import { explain, neighbours } from "@blocked/cors-protocol/explain";
import { expect, test } from "vitest";
import { isRecorded, toMessagesOf } from "./messages.ts";
import { errorPages, findErrorPage, toSlug } from "./pages.ts";
import { neighbourTexts, shownByProfile } from "./neighbours/neighbours.ts";
import recorded from "./recorded.json" with { type: "json" };

test.for(neighbours)("the neighbour %s › has a page", (name) => {
  expect(findErrorPage(name)?.title).toBeTruthy();
});

test("neighbours › those that a profile shows › have no text of their own", () => {
  expect(shownByProfile.filter((name) => name in neighbourTexts)).toEqual([]);
});

const named = Object.entries(neighbourTexts).flatMap(([name, { seen = {}, known = [] }]) => [
  ...known.map((line): [string, string] => [name, line]),
  ...engines.flatMap((engine): [string, string][] => {
    const lines = seen[engine] ?? [];
    return lines.length === 0 ? [] : [[name, lines.join("\n")]];
  }),
]);

test.for(named)("the page %s › its own line pasted, %s › leads to it", ([name, text]) => {
  const { findings } = explain(text);
  const names = findings.flatMap((finding) => [finding.name, ...finding.hints]);
  expect(findings).toHaveLength(1);
  expect(names).toContain(name);
});

const lines = recorded.causes.flatMap(({ lines: ofEngines }) =>
  engines.flatMap((engine) => {
    const printed = ofEngines[engine];
    return printed.length === 0 ? [] : [printed.join("\n")];
  }),
);

test.for([...new Set(lines)])("a recorded console, %s › pasted › leads to a page", (text) => {
  const { findings } = explain(text);
  expect(findings).toHaveLength(1);
  for (const { kind, candidates, name } of findings) {
    const pages = [...candidates.map(toSlug), ...(name === null ? [] : [name])].map(findErrorPage);
    expect(kind === "network" || pages.length > 0, text).toBe(true);
    expect(pages).not.toContain(undefined);
  }
});

const frame =
  "Access to fetch at 'http://localhost:4000/items' from origin 'http://localhost:3000' has been blocked by CORS policy: ";

/** Firefox and WebKit have one line for several codes. */
const ofCodes = errorPages.flatMap((page) => {
  if (!("code" in page)) return [];
  const printed = (toMessagesOf(page.code).chromium ?? []).join("\n");
  return [[page.slug, isRecorded(page.code) ? printed : frame + printed] as const];
});

test.for(ofCodes)("the page %s › Chromium's own line pasted, %s › leads to it", ([slug, text]) => {
  const [finding, another] = explain(text).findings;
  expect(another).toBeUndefined();
  expect(finding?.candidates.map(toSlug)).toContain(slug);
});
