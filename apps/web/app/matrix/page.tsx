import { readSettings, toOrigin } from "@blocked/lab/settings";
import { MatrixPage } from "../../features/matrix/matrix-page.tsx";
import { readFilter } from "../../features/matrix/state/filter.ts";
import { readHost } from "../../lib/host.ts";
import { type Query, toQuery } from "../../lib/address/query.ts";
import { HostGuard } from "../../ui/host-guard.tsx";
import { Page } from "../../ui/page-frame.tsx";
import { toSiteMetadata } from "../../lib/site/metadata.ts";

export const metadata = toSiteMetadata("/matrix");

const intro = "How each request ends: ✓ readable, ✕ blocked, and why. Open one in the lab.";

type Props = { searchParams: Promise<Query> };

export default async function Route({ searchParams }: Props) {
  const initial = readFilter(toQuery(await searchParams));
  const { pageOrigin } = await readHost();
  return (
    <HostGuard>
      <Page title="Browser matrix" intro={intro}>
        <MatrixPage
          pageOrigin={pageOrigin}
          api={toOrigin(readSettings().apiPort)}
          initial={initial}
        />
      </Page>
    </HostGuard>
  );
}
