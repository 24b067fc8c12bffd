import { type ItemPage, paths } from "@blocked/api-client";
import { readSettings, toOrigin, toLoopbackOrigins } from "@blocked/lab/settings";
import { findProfile } from "@blocked/profiles";
import { headers } from "next/headers";
import { SetupTexts } from "../runner/lab-context.tsx";
import { AnotherOrigin, Forwarded } from "../ui/host-guard.tsx";
import { UnknownProfile } from "../features/lab/unknown-profile.tsx";
import { firstProfile, readAddress } from "../lib/lab-address.ts";
import { LabPage } from "../features/lab/lab-page.tsx";
import { type Query, toQuery } from "../lib/query.ts";
import { setupTexts } from "../lib/setup-texts.ts";
import type { Rows } from "../runner/state/state.ts";

/** The lab. A link may name a profile, a request and the switches. */
export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const settings = readSettings();
  const pageOrigins = toLoopbackOrigins(settings.webPort);
  const [pageOrigin] = pageOrigins;

  const sentTo = await headers();
  const host = sentTo.get("x-forwarded-host") ?? sentTo.get("host") ?? "";
  if (!pageOrigins.includes(`http://${host}`)) {
    return <Forwarded host={host} pageOrigin={pageOrigin} />;
  }

  const { profileId, ...address } = readAddress(toQuery(await searchParams));
  if (profileId !== null && findProfile(profileId) === undefined) {
    return <UnknownProfile id={profileId} />;
  }
  return (
    <>
      {host !== new URL(pageOrigin).host && <AnotherOrigin host={host} pageOrigin={pageOrigin} />}
      <SetupTexts texts={setupTexts}>
        <LabPage
          pageOrigin={pageOrigin}
          initial={{
            profileId: profileId ?? firstProfile,
            switches: address.switches,
            prepared: address.request,
            rows: await readRows(toOrigin(settings.apiPort)),
          }}
        />
      </SetupTexts>
    </>
  );
}

/**
 * The rows that the page starts with, so that PUT and DELETE can be tried where the list cannot be read. A
 * server is not a browser: no policy keeps an answer from it.
 */
async function readRows(api: string): Promise<Rows> {
  const rows: Rows = { items: [], total: 0, offset: 0, readBy: "server", stale: false };
  try {
    const address = api + paths.profile("correct") + paths.items;
    const response = await fetch(address, { cache: "no-store", signal: AbortSignal.timeout(2000) });
    const { items, total } = (await response.json()) as ItemPage;
    return { ...rows, items, total };
  } catch {
    return rows;
  }
}
