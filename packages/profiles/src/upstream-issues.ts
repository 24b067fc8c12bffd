import type { Link } from "./errors/links.ts";
import type { Profile } from "./profile.ts";

/** The upstreamIssues in which people fell into it, named as people name them: `fastify/fastify-cors#370`. */
export function toUpstreamIssues({ upstream = [] }: Pick<Profile, "upstream">): Link[] {
  return upstream.map((href) => {
    const [, repository, number] =
      /^https:\/\/github\.com\/([^/]+\/[^/]+)\/(?:issues|pull|discussions)\/(\d+)$/.exec(href) ??
      [];
    return { title: repository === undefined ? href : `${repository}#${number}`, href };
  });
}
