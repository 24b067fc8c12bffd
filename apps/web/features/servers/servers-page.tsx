import { recordedServers } from "../../lib/recorded-servers.ts";
import { Page } from "../../ui/page-frame.tsx";
import { Mistakes } from "./mistakes.tsx";
import { ServersTable } from "./servers-table.tsx";

/** The same policy, the same mistake, another server. */
export function ServersPage() {
  return (
    <Page
      title="The same mistake in every server"
      intro={`${recordedServers.length} servers, each run with the same policies in its natural configuration. Find your mistake and your server to see how the request ends in Chromium, and open it to see the exchange. Each word stands below with its red line.`}
    >
      <ServersTable recordings={recordedServers} />
      <Mistakes recordings={recordedServers} />
    </Page>
  );
}
