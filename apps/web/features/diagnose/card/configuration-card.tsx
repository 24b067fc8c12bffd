import { type Configuration, serverNames } from "@blocked/cors-protocol/paste";
import { Link } from "../../../ui/link.tsx";

/** What does not work as it seems to in a pasted configuration. It was read, and never run. */
export function ConfigurationCard({
  configuration: { servers, problems },
}: {
  configuration: Configuration;
}) {
  const names = servers.map((server) => serverNames[server]).join(" or ");
  return (
    <article
      aria-label="Configuration that was pasted"
      className="space-y-3 border-t border-rule pt-6"
    >
      <h2 className="text-[20px] leading-7 font-semibold">
        A configuration for {names || "a server"}
      </h2>
      {problems.length === 0 ? (
        <p>Every option is known. It was read, and not run.</p>
      ) : (
        <ul className="list-disc space-y-1 pl-6">
          {problems.map(({ key, says }) => (
            <li key={`${key} ${says}`}>{says}</li>
          ))}
        </ul>
      )}
      <p>
        <Link href="/config">Write a configuration for what your page needs</Link>
      </p>
    </article>
  );
}
