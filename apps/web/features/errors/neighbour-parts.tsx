import type { ErrorPage, NeighbourText } from "@blocked/error-guide";
import { PlainCode } from "../../ui/code/plain-code.tsx";
import { Link } from "../../ui/link.tsx";
import { Part } from "../../ui/page-frame.tsx";
import { VerdictBanner } from "../../ui/verdict/verdict-banner.tsx";
import { Layout, splitFirst } from "./layout.tsx";
import { toEngineWordings, Wordings } from "./messages.tsx";

/** What is known of a failure that is not the CORS check and that the lab does not run. */
export function NeighbourParts({ page }: { page: ErrorPage & { neighbour: NeighbourText } }) {
  const { apart, seen, known = [], fix, links } = page.neighbour;
  const [sentence, more] = splitFirst(page.meaning);
  const also = known.length === 0 ? [] : [{ title: "Other forms of the message", lines: known }];
  return (
    <>
      <VerdictBanner look="neutral" icon="∅" title="Not a CORS error">
        {sentence}
      </VerdictBanner>
      <Layout
        fix={
          <Part title="What to change">
            {page.advice !== null && <p>{page.advice}</p>}
            {fix !== undefined && <PlainCode text={fix.lines.join("\n")} label="The fix in code" />}
            {more !== "" && <p>{more}</p>}
            {apart !== undefined && <p>{apart}</p>}
          </Part>
        }
        evidence={
          <Part title="The message in each browser">
            <Wordings wordings={[...toEngineWordings(seen ?? {}), ...also]} isFirstOpen />
          </Part>
        }
      >
        <Part title="Further reading">
          <ul className="list-disc space-y-1 pl-6">
            {links.map(({ title, href }) => (
              <li key={href}>
                <Link href={href}>{title}</Link>
              </li>
            ))}
            <li>
              <Link href="/errors">All errors</Link>
            </li>
          </ul>
        </Part>
      </Layout>
    </>
  );
}
