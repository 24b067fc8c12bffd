import type { Profile } from "@blocked/profiles";

/** What a person did to end up with this profile, and where others met it. */
export function HowOneGetsHere({ profile: { typed, upstream = [] } }: { profile: Profile }) {
  return (
    <section aria-labelledby="how" className="pane space-y-1 text-sm">
      <h2 id="how" className="eyebrow">
        How one gets here
      </h2>
      <p>{typed}</p>
      {upstream.length > 0 && (
        <p className="text-soft">
          Others met it:{" "}
          {upstream.map((address, index) => (
            <span key={address}>
              {index > 0 && ", "}
              <a className="text-accent underline" href={address}>
                {toName(address)}
              </a>
            </span>
          ))}
        </p>
      )}
    </section>
  );
}

/** A thread as people write it: `fastify/fastify-cors#370`. */
function toName(address: string): string {
  const [, repository, number] =
    /^https:\/\/github\.com\/([^/]+\/[^/]+)\/(?:issues|pull|discussions)\/(\d+)$/.exec(address) ??
    [];
  return repository === undefined ? address : `${repository}#${number}`;
}
