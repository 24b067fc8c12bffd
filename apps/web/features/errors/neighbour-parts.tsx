import type { NeighbourText } from "@blocked/error-guide";
import { Link } from "../../ui/link.tsx";
import { Part } from "../../ui/page-frame.tsx";
import { Messages } from "./messages.tsx";

/** What is known of a failure that is not the CORS check and that the lab does not run. */
export function NeighbourParts({ neighbour }: { neighbour: NeighbourText }) {
  const { apart, seen, known = [], fix, links } = neighbour;
  return (
    <>
      {apart !== undefined && <p className="max-w-prose">{apart}</p>}
      <Part title="Messages in each browser">
        {seen !== undefined && <Messages lines={seen} />}
        {known.map((line) => (
          <p key={line} className="wire break-words text-soft">
            {line}
          </p>
        ))}
      </Part>
      {fix !== undefined && (
        <Part title="Fix">
          <pre className="wire overflow-x-auto">{fix.lines.join("\n")}</pre>
        </Part>
      )}
      <Part title="Further reading">
        <ul className="list-disc space-y-1 pl-6">
          {links.map(({ title, href }) => (
            <li key={href}>
              <Link href={href}>{title}</Link>
            </li>
          ))}
        </ul>
      </Part>
    </>
  );
}
