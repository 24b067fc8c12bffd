import { redirect } from "next/navigation";
import { firstProfile, toLink } from "../lib/lab-address.ts";
import { type Query, toQuery } from "../lib/query.ts";

/** Old links name the profile in the query. */
export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const query = toQuery(await searchParams);
  const profile = query.get("profile") ?? firstProfile;
  query.delete("profile");
  const rest = query.size === 0 ? "" : `?${query}`;
  redirect(toLink(encodeURIComponent(profile)) + rest);
}
