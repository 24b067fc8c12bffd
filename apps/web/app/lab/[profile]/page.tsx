import { readSettings, toOrigin } from "@blocked/lab/settings";
import { findProfile } from "@blocked/profiles";
import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { LabPage } from "../../../features/lab/lab-page.tsx";
import { readStart } from "../../../features/lab/read-start.ts";
import { UnknownProfile } from "../../../features/lab/unknown-profile.tsx";
import { readHost } from "../../../lib/host.ts";
import { readAddress } from "../../../lib/address/lab-address.ts";
import { toProfileMetadata } from "../../../lib/site/metadata.ts";
import { type Query, toQuery } from "../../../lib/address/query.ts";
import { setupTexts } from "../../../lib/setup-texts.ts";
import { HostGuard } from "../../../ui/host-guard.tsx";

type Props = { params: Promise<{ profile: string }>; searchParams: Promise<Query> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const profile = findProfile((await params).profile);
  return profile === undefined ? { title: "No such profile" } : toProfileMetadata(profile);
}

/** The lab. A link may name a profile, a request and the switches. */
export default async function Page({ params, searchParams }: Props) {
  const path = `/lab/${(await params).profile}`;
  const address = readAddress(path, toQuery(await searchParams));
  const { profileId } = address;
  const { host, isLoopback, pageOrigin } = await readHost();
  if (profileId === null) notFound();
  if (isLoopback && findProfile(profileId) === undefined) return <UnknownProfile id={profileId} />;
  const { apiPort, evilPort, fastapiUrl } = readSettings();
  const initial = await readStart({
    profileId,
    address,
    userAgent: (await headers()).get("user-agent") ?? "",
    origin: `http://${host}`,
    attacker: toOrigin(evilPort),
    api: toOrigin(apiPort),
    fastapi: fastapiUrl,
  });
  return (
    <HostGuard>
      <LabPage initial={initial} pageOrigin={pageOrigin} texts={setupTexts} />
    </HostGuard>
  );
}
