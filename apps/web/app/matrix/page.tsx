import { readSettings, toOrigin } from "@blocked/lab/settings";
import type { Metadata } from "next";
import { MatrixPage } from "../../features/matrix/matrix-page.tsx";
import { readHost } from "../../lib/host.ts";
import { HostGuard } from "../../ui/host-guard.tsx";
import { Page } from "../../ui/page-frame.tsx";

export const metadata: Metadata = { title: "Matrix" };

const intro =
  "Every profile with every request: how it ends, and how many requests the server sees. A cell opens the request in the lab; a profile’s name opens its details.";

export default async function Route() {
  const { pageOrigin } = await readHost();
  return (
    <HostGuard>
      <Page title="Matrix" intro={intro}>
        <MatrixPage pageOrigin={pageOrigin} api={toOrigin(readSettings().apiPort)} />
      </Page>
    </HostGuard>
  );
}
