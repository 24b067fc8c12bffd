import type { CorsErrorCode } from "@blocked/cors-protocol";
import { explanations } from "@blocked/cors-protocol";
import { expect, test } from "vitest";
import { findProfile, profiles } from "../catalogue.ts";
import { type Family, getOutcome, getShown, type Profile } from "../profile.ts";
import { probes } from "../probe.ts";
import { findRecorded, toCauses, toShownCause } from "./causes.ts";
import { toLinks } from "./links.ts";
import { toMarkdown } from "./markdown.ts";
import { errorPages, toOtherPages, toSlug } from "./pages.ts";
import { toTell } from "./tell.ts";
import { toUpstreamIssues } from "../upstream-issues.ts";
import { whyNotRun } from "./unreached.ts";
import { toWordsOf } from "./words.ts";

const codes = Object.keys(explanations) as CorsErrorCode[];
const known = (id: string): Profile => {
  const profile = findProfile(id);
  if (profile === undefined) throw new Error(id);
  return profile;
};
const silent: Profile = {
  ...known("missing-method"),
  id: "made-up",
  title: "Made up",
  cause: "Made it up.",
  upstream: ["https://github.com/owner/name/issues/12", "https://example.com/elsewhere"],
};
const family: Family = {
  id: "made-up-family",
  title: "Made up",
  kind: "silent",
  profiles: [silent, known("correct")],
};

test("every code has one page, and no two pages have one address", () => {
  for (const code of codes) {
    expect(errorPages.filter(({ slug }) => slug === toSlug(code))).toHaveLength(1);
  }
  expect(new Set(errorPages.map(({ slug }) => slug)).size).toBe(errorPages.length);
  expect(toSlug("PreflightMissingAllowOriginHeader")).toBe("preflight-missing-allow-origin-header");
});

test("a family of another kind gives a page to what needs mending, and to nothing else", () => {
  const pages = toOtherPages([family, { id: "errors", title: "Errors", profiles: [silent] }]);
  expect(pages.map(({ slug }) => slug)).toEqual(["made-up"]);
  const [page] = pages;
  const text = page === undefined ? "" : toMarkdown(page, {});
  expect(text).toContain("# Made up\n");
  expect(text).toContain("*How one gets here:* Made it up.");
  expect(text).toContain("[owner/name#12](https://github.com/owner/name/issues/12)");
  expect(text).toContain("```diff\n");
});

test("a thread is named as people name it, and anything else by its address", () => {
  expect(toUpstreamIssues(silent).map(({ title }) => title)).toEqual([
    "owner/name#12",
    "https://example.com/elsewhere",
  ]);
  expect(toUpstreamIssues({})).toEqual([]);
});

test("every end of the page’s own requests in a code stands on the page of the code", () => {
  for (const profile of profiles.filter((one) => getShown(one) !== null)) {
    for (const { id } of probes.filter(({ from }) => from === "page")) {
      const outcome = getOutcome(profile, id, "chromium");
      if (outcome.verdict !== "blocked") continue;
      expect(toCauses(outcome.code).map((cause) => cause.profile.id)).toContain(profile.id);
    }
  }
});

test.for(codes)("%s has no cause that another website’s request is", (code) => {
  expect(toCauses(code).filter(({ probe }) => probe.from !== "page")).toEqual([]);
});

test.for(codes)("%s says why it is not run, or is run", (code) => {
  const causes = toCauses(code);
  expect(causes.length > 0 || whyNotRun(code)).toBeTruthy();
  expect(Object.values(toWordsOf(code)).flat()).not.toEqual([]);
  expect(toLinks(code)[0]?.href).toMatch(/^https:/);
});

test("what tells a cause apart is what was recorded of it", () => {
  const code = "PreflightInvalidStatus";
  const causes = toCauses(code);
  const tells = causes.map((cause) => [cause.profile.id, toTell(code, cause, causes)]);
  expect(Object.fromEntries(tells)).toMatchObject({
    "preflight-off":
      "It looks like this: the preflight’s answer has status 404. No other cause here looks so.",
  });
});

test("causes that look alike name each other, and the others name nobody", () => {
  for (const code of codes) {
    const causes = toCauses(code).filter((cause) => findRecorded(cause) !== undefined);
    const tells = causes.map((cause) => toTell(code, cause, causes) ?? "");
    const marks = tells.map((tell) => tell.replace(/\. (?:The same|No other).*$/, ""));
    for (const [index, tell] of tells.entries()) {
      const isAlone =
        marks.filter((mark) => mark.replace(/\.$/, "") === marks[index]?.replace(/\.$/, ""))
          .length === 1;
      expect(tell.includes("The same is seen of"), `${code}: ${tell}`).toBe(!isAlone);
    }
  }
});

test("a profile is shown by the request that it names", () => {
  expect(toShownCause(silent)?.probe.id).toBe("update");
});
