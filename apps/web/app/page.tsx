import { readSettings, toOrigin } from "@blocked/lab/settings";
import { findProfile } from "@blocked/profiles";
import { LabPage } from "../features/lab/lab-page.tsx";
import { readRows } from "../features/lab/read-rows.ts";
import { UnknownProfile } from "../features/lab/unknown-profile.tsx";
import { readHost } from "../lib/host.ts";
import { firstProfile, readAddress } from "../lib/lab-address.ts";
import { type Query, toQuery } from "../lib/query.ts";
import { setupTexts } from "../lib/setup-texts.ts";
import { HostGuard } from "../ui/host-guard.tsx";

/** The lab. A link may name a profile, a request and the switches. */
export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const { profileId, request, switches } = readAddress(toQuery(await searchParams));
  const { isLoopback, pageOrigin } = await readHost();
  if (isLoopback && profileId !== null && findProfile(profileId) === undefined) {
    return <UnknownProfile id={profileId} />;
  }
  const initial = {
    profileId: profileId ?? firstProfile,
    switches,
    prepared: request,
    rows: await readRows(toOrigin(readSettings().apiPort)),
  };
  return (
    <HostGuard>
      <LabPage initial={initial} pageOrigin={pageOrigin} texts={setupTexts} />
    </HostGuard>
  );
}
