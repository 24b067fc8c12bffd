import { type Cell, findMistakes, toShortTitles } from "@blocked/servers/measured";
import { toServerLink } from "../../lib/address/server-link.ts";
import { recordedServers } from "../../lib/recorded-servers.ts";
import { LinkChip } from "../../ui/chip.tsx";
import { Link } from "../../ui/link.tsx";
import { Part } from "../../ui/page-frame.tsx";

/** The servers in which an error is what you see, by mistake; nothing where none was measured. */
export function InServers({ isAsked }: { isAsked: (cell: Cell) => boolean }) {
  const mistakes = findMistakes(recordedServers, isAsked);
  if (mistakes.length === 0) return null;
  const titles = toShortTitles(recordedServers);
  return (
    <Part title="In which servers this is what you see">
      <dl className="space-y-3">
        {mistakes.map(({ row, servers }) => (
          <div key={row.id}>
            <dt>
              <Link href={`/servers#${row.id}`}>{row.title}</Link>
            </dt>
            <dd className="mt-1 flex flex-wrap gap-1">
              {servers.length === recordedServers.length
                ? "Every server"
                : servers.map((server) => (
                    <LinkChip key={server.id} href={toServerLink(server, row)}>
                      {titles.get(server.id)}
                    </LinkChip>
                  ))}
            </dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}
