import type { Engine } from "@blocked/cors-protocol";
import type { Link } from "@blocked/profiles";

/** A page about a failure that is not the CORS check. */
export type NeighbourText = {
  title: string;
  /** What it means, in a sentence or two. */
  meaning: string;
  /** What to do first. */
  first: string;
  /** What else looks like it, and how to tell them apart. */
  apart?: string;
  /** The lines that the browsers of the recordings printed for it; an empty list where one prints nothing. */
  seen?: Partial<Record<Engine, readonly string[]>>;
  /** Lines of other versions and programs. */
  known?: readonly string[];
  /** What to change. */
  fix?: { language: "http" | "html" | "js"; lines: readonly string[] };
  links: readonly Link[];
};

export const fetchStandard = (anchor: string, title: string): Link => ({
  title: `Fetch Standard: ${title}`,
  href: `https://fetch.spec.whatwg.org/#${anchor}`,
});

export const html = (anchor: string, title: string): Link => ({
  title: `HTML Standard: ${title}`,
  href: `https://html.spec.whatwg.org/#${anchor}`,
});

export const mdn = (path: string, title: string): Link => ({
  title: `MDN: ${title}`,
  href: `https://developer.mozilla.org/en-US/docs/Web/${path}`,
});
