import type { CorsErrorCode } from "@blocked/cors-protocol";
import { explanations } from "@blocked/cors-protocol/messages";
import {
  type Family,
  findProfile,
  getOutcome,
  getShown,
  probes,
  type Profile,
  profiles,
} from "@blocked/profiles";
import { expect, test } from "vitest";
import { toMarkdownPage } from "../generate/markdown-page.ts";
import { toCauses, toShownCause } from "./causes.ts";
import { toDistinction } from "./distinction.ts";
import { glossary } from "./glossary.ts";
import { toLinks } from "./links.ts";
import { toMessagesOf } from "./messages.ts";
import { whyNotRun } from "./not-run.ts";
import { errorPages, toOtherPages, toSlug } from "./pages.ts";
import { findRecorded } from "./recorded.ts";

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
  upstream: ["owner/name#12"],
};
const family: Family = {
  id: "made-up-family",
  title: "Made up",
  kind: "silent",
  profiles: [silent, known("correct")],
};

test("error pages › every code has one page, and every page its own slug", () => {
  for (const code of codes) {
    expect(errorPages.filter(({ slug }) => slug === toSlug(code))).toHaveLength(1);
  }
  expect(new Set(errorPages.map(({ slug }) => slug)).size).toBe(errorPages.length);
  expect(toSlug("PreflightMissingAllowOriginHeader")).toBe("preflight-missing-allow-origin-header");
});

test("error pages › a family without codes › a page for each profile that needs a fix", () => {
  const pages = toOtherPages([family, { id: "errors", title: "Errors", profiles: [silent] }]);
  expect(pages.map(({ slug }) => slug)).toEqual(["made-up"]);
  const [page] = pages;
  const text = page === undefined ? "" : toMarkdownPage(page, {});
  expect(text).toContain("# Made up\n");
  expect(text).toContain("*How it happens:* Made it up.");
  expect(text).toContain("[owner/name#12](https://github.com/owner/name/issues/12)");
  expect(text).toContain("```diff\n");
});

test("causes › every probe of the page that ends in a code › its profile is on the code’s page", () => {
  for (const profile of profiles.filter((one) => getShown(one) !== null)) {
    for (const { id } of probes.filter(({ from }) => from === "page")) {
      const outcome = getOutcome(profile, id, "chromium");
      if (outcome.verdict !== "blocked") continue;
      expect(toCauses(outcome.code).map((cause) => cause.profile.id)).toContain(profile.id);
    }
  }
});

test.for(codes)("causes › %s › no probe of an attacker", (code) => {
  expect(toCauses(code).filter(({ probe }) => probe.from !== "page")).toEqual([]);
});

test.for(codes)("%s › has causes or the reason why not, a message, and a link", (code) => {
  const causes = toCauses(code);
  expect(causes.length > 0 || whyNotRun(code)).toBeTruthy();
  expect(Object.values(toMessagesOf(code)).flat()).not.toEqual([]);
  expect(toLinks(code)[0]?.href).toMatch(/^https:/);
});

test("distinction › the only cause with its status › says so", () => {
  const code = "PreflightInvalidStatus";
  const causes = toCauses(code);
  const tells = causes.map((cause) => [cause.profile.id, toDistinction(code, cause, causes)]);
  expect(Object.fromEntries(tells)).toMatchObject({
    "preflight-off":
      "In the Network panel, the preflight response has status 404. No other cause on this page looks the same.",
  });
});

test("distinction › causes that look the same › name each other, and others name none", () => {
  for (const code of codes) {
    const causes = toCauses(code).filter((cause) => findRecorded(cause) !== undefined);
    const tells = causes.map((cause) => toDistinction(code, cause, causes) ?? "");
    const marks = tells.map((tell) => tell.replace(/\. (?:These look|No other).*$/, ""));
    for (const [index, tell] of tells.entries()) {
      const isAlone =
        marks.filter((mark) => mark.replace(/\.$/, "") === marks[index]?.replace(/\.$/, ""))
          .length === 1;
      expect(tell.includes("These look the same: "), `${code}: ${tell}`).toBe(!isAlone);
    }
  }
});

test.for(profiles)("$id › first sentence of the lesson › no term of the glossary", ({ lesson }) => {
  const [first = ""] = /^.*?[.!?](?= |$)/.exec(lesson) ?? [];
  for (const term of glossary.flatMap(([names]) => names.split(", "))) {
    expect(first).not.toMatch(new RegExp(`\\b${term}s?\\b`, "i"));
  }
});

test("causes › the probe in `shows` › shows the profile", () => {
  expect(toShownCause(silent)?.probe.id).toBe("update");
});
