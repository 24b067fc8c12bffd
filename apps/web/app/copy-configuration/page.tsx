import { readSettings, toOrigin } from "@blocked/lab/settings";
import type { Metadata } from "next";
import { SiteNav } from "../../ui/site-nav.tsx";
import { type Query, toQuery } from "../../lib/query.ts";
import { readNeeds } from "../../features/copy-configuration/address.ts";
import { TakeHomePage } from "../../features/copy-configuration/copy-configuration-page.tsx";

export const metadata: Metadata = { title: "Take it home · Blocked by CORS" };

/** The correct configuration for a front end of the reader's own, as whole files. */
export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const pageOrigin = toOrigin(readSettings().webPort);
  return (
    <main className="mx-auto max-w-[1720px] space-y-4 px-4 py-4 lg:px-6">
      <SiteNav here="/take-it-home" />
      <header className="space-y-1">
        <h1 className="text-2xl font-semibold">Take it home</h1>
        <p className="max-w-prose">
          Say where your front end runs and what it needs, and copy the configuration that cache it,
          and nothing else. The address of this page carries what you entered.
        </p>
      </header>
      <TakeHomePage initial={readNeeds(toQuery(await searchParams), pageOrigin)} />
    </main>
  );
}
