import { readSettings, toLoopbackOrigins, toOrigin } from "@blocked/lab/settings";
import type { Metadata } from "next";
import { headers } from "next/headers";
import { AnotherOrigin, Forwarded } from "../../ui/host-guard.tsx";
import { SiteNav } from "../../ui/site-nav.tsx";
import { type Query, toQuery } from "../../lib/query.ts";
import { readComposition } from "../../lib/composition/composition.ts";
import { WorkbenchPage } from "../../features/workbench/workbench-page.tsx";

export const metadata: Metadata = { title: "The workbench · Blocked by CORS" };

/** Any policy and any request; the address carries both. */
export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const settings = readSettings();
  const pageOrigins = toLoopbackOrigins(settings.webPort);
  const [usual, loopback = usual] = pageOrigins;
  const sentTo = await headers();
  const host = sentTo.get("x-forwarded-host") ?? sentTo.get("host") ?? "";
  if (!pageOrigins.includes(`http://${host}`)) return <Forwarded host={host} pageOrigin={usual} />;

  const composition = readComposition(toQuery(await searchParams));
  const isUsual = host === new URL(usual).host;
  return (
    <>
      {!isUsual && <AnotherOrigin host={host} pageOrigin={usual} />}
      <main className="mx-auto max-w-[1720px] space-y-4 px-4 py-4 lg:px-6">
        <SiteNav here="/workbench" />
        <header className="space-y-1">
          <h1 className="text-2xl font-semibold">The workbench</h1>
          <p className="max-w-prose">
            Compose a policy and a request, see what your browser will make of them, and send them
            for real. Or paste what a server of your own answered.
          </p>
        </header>
        {typeof composition === "string" ? (
          <p role="alert" className="border-l-4 border-stale bg-sunk px-3 py-2">
            This address cannot be read. {composition}{" "}
            <a className="text-accent underline" href="/workbench">
              Begin with an empty workbench
            </a>
          </p>
        ) : (
          <WorkbenchPage
            initial={composition}
            api={toOrigin(settings.apiPort)}
            origins={{ usual, other: isUsual ? loopback : usual }}
          />
        )}
      </main>
    </>
  );
}
