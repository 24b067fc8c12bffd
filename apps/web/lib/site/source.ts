import manifest from "../../package.json" with { type: "json" };

/** Where the source can be read; null until this package’s package.json names a repository. */
export const sourceLink = toSourceLink((manifest as { repository?: unknown }).repository);

/**
 * Reads the field `repository` of a package.json as a link for a browser.
 * @see https://docs.npmjs.com/cli/configuring-npm/package-json#repository
 */
export function toSourceLink(repository: unknown): string | null {
  const text = typeof repository === "string" ? repository : toUrl(repository);
  if (text === null) return null;
  const [, name] = /^(?:github:)?([\w-]+\/[\w.-]+)$/.exec(text) ?? [];
  if (name !== undefined) return `https://github.com/${name}`;
  const [, place] = /^(?:git\+)?https?:\/\/(\S+?)(?:\.git)?$/.exec(text) ?? [];
  return place === undefined ? null : `https://${place}`;
}

function toUrl(repository: unknown): string | null {
  if (typeof repository !== "object" || repository === null || !("url" in repository)) return null;
  return typeof repository.url === "string" ? repository.url : null;
}
