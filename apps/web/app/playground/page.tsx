import { readSettings, toOrigin } from "@blocked/lab/settings";
import { PlaygroundPage } from "../../features/playground/playground-page.tsx";
import { readComposition } from "../../lib/composition/composition.ts";
import { readHost } from "../../lib/host.ts";
import { type Query, toQuery } from "../../lib/address/query.ts";
import { HostGuard } from "../../ui/host-guard.tsx";
import { Link } from "../../ui/link.tsx";
import { Page } from "../../ui/page-frame.tsx";
import { toSiteMetadata } from "../../lib/site/metadata.ts";

export const metadata = toSiteMetadata("/playground");

const intro =
  "Compose a policy and a request, see what your browser will do, and send the request. You can also paste the responses of your own server.";

/** Any policy and any request; the address carries both. */
export default async function Route({ searchParams }: { searchParams: Promise<Query> }) {
  const { pageOrigin, otherOrigin } = await readHost();
  const composition = readComposition(toQuery(await searchParams));
  return (
    <HostGuard>
      <Page title="Playground" intro={intro}>
        {typeof composition === "string" ? (
          <p role="alert" className="border-l-4 border-stale bg-sunk px-3 py-2">
            This address cannot be read. {composition}{" "}
            <Link href="/playground">Open an empty playground</Link>
          </p>
        ) : (
          <PlaygroundPage
            initial={composition}
            api={toOrigin(readSettings().apiPort)}
            pageOrigin={pageOrigin}
            otherOrigin={otherOrigin}
          />
        )}
      </Page>
    </HostGuard>
  );
}
