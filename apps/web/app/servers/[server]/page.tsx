import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ServerPage } from "../../../features/servers/server-page.tsx";
import { recordedServers } from "../../../lib/recorded-servers.ts";
import { toServerMetadata } from "../../../lib/site/metadata.ts";

type Params = { params: Promise<{ server: string }> };

export const dynamicParams = false;

export function generateStaticParams(): { server: string }[] {
  return recordedServers.map(({ id }) => ({ server: id }));
}

const find = (server: string) => recordedServers.find(({ id }) => id === server);

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const recording = find((await params).server);
  return recording === undefined ? {} : toServerMetadata(recording);
}

export default async function Route({ params }: Params) {
  const recording = find((await params).server);
  if (recording === undefined) notFound();
  return <ServerPage recording={recording} />;
}
