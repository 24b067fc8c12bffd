import { readSettings, toOrigin } from "@blocked/lab/settings";
import type { Metadata } from "next";
import { readNeeds } from "../../features/config/address.ts";
import { ConfigPage } from "../../features/config/config-page.tsx";
import { type Query, toQuery } from "../../lib/query.ts";
import { Page } from "../../ui/page-frame.tsx";

export const metadata: Metadata = { title: "Copy a configuration" };

const intro =
  "Enter where your front end runs and what it needs. Copy a configuration that allows exactly that. The address of this page contains what you entered.";

export default async function Route({ searchParams }: { searchParams: Promise<Query> }) {
  const needs = readNeeds(toQuery(await searchParams), toOrigin(readSettings().webPort));
  return (
    <Page title="Copy a configuration" intro={intro}>
      <ConfigPage initial={needs} />
    </Page>
  );
}
