import type { Profile } from "./profile.ts";

export type Link = { title: string; href: string };

/** The issues of other projects, named as GitHub names them: `fastify/fastify-cors#370`. */
export function toUpstreamIssues({ upstream = [] }: Pick<Profile, "upstream">): Link[] {
  return upstream.map((href) => {
    const [, repository, number] =
      /^https:\/\/github\.com\/([^/]+\/[^/]+)\/(?:issues|pull|discussions)\/(\d+)$/.exec(href) ??
      [];
    return { title: repository === undefined ? href : `${repository}#${number}`, href };
  });
}
