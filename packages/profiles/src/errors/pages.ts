import { type CorsErrorCode, explanations, type Refusal } from "@blocked/cors-protocol";
import { families } from "../catalogue.ts";
import type { Family, Profile } from "../profile.ts";
import { advice } from "./advice.ts";

/** One error, or one configuration that ends in none though it should: what its page is about. */
export type ErrorPage = {
  /** The code in kebab-case, or the id of the profile. */
  slug: string;
  title: string;
  /** What it means, in a sentence or two. */
  meaning: string;
  /** What to do first, and what does not help. */
  advice: string | null;
} & ({ code: CorsErrorCode } | { profile: Profile });

/** The chapters of the index, in the order in which a browser comes to them. */
export const groups = [
  { id: "before", title: "Before anything is sent" },
  { id: "preflight", title: "The answer to the preflight" },
  { id: "answer", title: "The answer to the request" },
  { id: "network", title: "Between two networks" },
] as const;

export type Group = (typeof groups)[number]["id"];

export function toSlug(code: CorsErrorCode): string {
  return code.replaceAll(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}

/** Every code has a page, those too that no configuration of a server can cause. */
const codePages = (Object.keys(advice) as CorsErrorCode[]).map((code): ErrorPage => ({
  slug: toSlug(code),
  code,
  title: advice[code].title,
  meaning: explanations[code],
  advice: advice[code].first,
}));

/** What ends without an error of CORS has a page for each of its profiles. */
export function toOtherPages(given: readonly Family[]): (ErrorPage & { profile: Profile })[] {
  return given
    .filter(({ kind }) => kind !== undefined)
    .flatMap(({ profiles }) => profiles)
    .filter(({ id, fix }) => id !== fix)
    .map((profile) => ({
      slug: profile.id,
      profile,
      title: profile.title,
      meaning: profile.lesson,
      advice: null,
    }));
}

export const errorPages: readonly ErrorPage[] = [...codePages, ...toOtherPages(families)];

export function findErrorPage(slug: string): ErrorPage | undefined {
  return errorPages.find((page) => page.slug === slug);
}

export function groupOf(code: CorsErrorCode): Group {
  return advice[code].group;
}

/** A value of the kind that the browser quotes, for a sentence that stands for many. */
export function toExample(code: CorsErrorCode): Refusal {
  return { code, parameter: advice[code].quotes ?? "" };
}
