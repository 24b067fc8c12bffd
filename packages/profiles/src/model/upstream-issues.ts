import type { Profile } from "./profile.ts";

export type Link = { title: string; href: string };

/** Links to the issues of other projects. GitHub redirects an issue's address to a pull request. */
export function toUpstreamIssues({ upstream = [] }: Pick<Profile, "upstream">): Link[] {
  return upstream.map((title) => ({
    title,
    href: `https://github.com/${title.replace("#", "/issues/")}`,
  }));
}
