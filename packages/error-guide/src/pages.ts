import type { CorsErrorCode, Refusal } from "@blocked/cors-protocol";
import { explanations } from "@blocked/cors-protocol/messages";
import { families, type Family, type Profile } from "@blocked/profiles";
import { advice, type Group } from "./advice.ts";
import { neighbourTexts } from "./neighbours/neighbours.ts";
import type { NeighbourText } from "./neighbours/text.ts";

/** A page about a code, about a profile that ends in none, or about a neighbour that no profile shows. */
export type ErrorPage = {
  /** The code in kebab-case, the id of the profile, or the name of the neighbour. */
  slug: string;
  title: string;
  /** What it means, in a sentence or two. */
  meaning: string;
  /** What to do first; null for a profile, whose fix says it. */
  advice: string | null;
} & ({ code: CorsErrorCode } | { profile: Profile } | { neighbour: NeighbourText });

export function toSlug(code: CorsErrorCode): string {
  return code.replaceAll(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}

/** Every code has a page, even one that no server's configuration causes. */
const codePages = (Object.keys(advice) as CorsErrorCode[]).map((code): ErrorPage => ({
  slug: toSlug(code),
  code,
  title: advice[code].title,
  meaning: explanations[code],
  advice: advice[code].first,
}));

/** One page for each profile that needs a fix and ends in no CORS error. */
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

const neighbourPages = Object.entries(neighbourTexts).map(([slug, neighbour]): ErrorPage => ({
  slug,
  neighbour,
  title: neighbour.title,
  meaning: neighbour.meaning,
  advice: neighbour.first,
}));

export const errorPages: readonly ErrorPage[] = [
  ...codePages,
  ...toOtherPages(families),
  ...neighbourPages,
];

export function findErrorPage(slug: string): ErrorPage | undefined {
  return errorPages.find((page) => page.slug === slug);
}

export function groupOf(code: CorsErrorCode): Group {
  return advice[code].group;
}

/** The code with an example of the value that the browser quotes. */
export function toExample(code: CorsErrorCode): Refusal {
  return { code, parameter: advice[code].quotes ?? "" };
}
