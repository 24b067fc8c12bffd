import { readNeeds } from "../../lib/address/needs-address.ts";
import { ConfigPage } from "../../features/config/config-page.tsx";
import { type Query, toQuery } from "../../lib/address/query.ts";
import { Page } from "../../ui/page-frame.tsx";
import { toSiteMetadata } from "../../lib/site/metadata.ts";

export const metadata = toSiteMetadata("/config");

const intro =
  "Say where your front end runs and what it sends. The file allows exactly that. The address of this page keeps what you enter.";

export default async function Route({ searchParams }: { searchParams: Promise<Query> }) {
  return (
    <Page title="Copy a configuration" intro={intro}>
      <ConfigPage initial={readNeeds(toQuery(await searchParams))} />
    </Page>
  );
}
