import { readSettings, toOrigin } from "@blocked/lab/settings";
import type { Metadata } from "next";
import { readNeeds } from "../../features/copy-configuration/address.ts";
import { CopyConfigurationPage } from "../../features/copy-configuration/copy-configuration-page.tsx";
import { type Query, toQuery } from "../../lib/query.ts";
import { WidePage } from "../../ui/page-frame.tsx";

export const metadata: Metadata = { title: "Copy a configuration" };

const intro =
  "Enter where your front end runs and what it needs. Copy a configuration that allows exactly that. The address of this page contains what you entered.";

export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const needs = readNeeds(toQuery(await searchParams), toOrigin(readSettings().webPort));
  return (
    <WidePage here="/copy-configuration" title="Copy a configuration" intro={intro}>
      <CopyConfigurationPage initial={needs} />
    </WidePage>
  );
}
