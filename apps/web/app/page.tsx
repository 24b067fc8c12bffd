import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { HomePage } from "../features/home/home-page.tsx";
import { toLink } from "../lib/address/lab-address.ts";
import { toSiteMetadata } from "../lib/site/metadata.ts";
import { type Query, toQuery } from "../lib/address/query.ts";
import { sitePages } from "../lib/site/site-pages.ts";

export const metadata: Metadata = {
  ...toSiteMetadata("/"),
  title: { absolute: sitePages["/"].title },
};

/** Old links name the profile in the query. */
export default async function Route({ searchParams }: { searchParams: Promise<Query> }) {
  const query = toQuery(await searchParams);
  const profile = query.get("profile");
  if (profile === null) return <HomePage />;
  query.delete("profile");
  redirect(toLink(encodeURIComponent(profile)) + (query.size === 0 ? "" : `?${query}`));
}
