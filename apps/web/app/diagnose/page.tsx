import { DiagnosePage } from "../../features/diagnose/diagnose-page.tsx";
import { type Query, toQuery } from "../../lib/address/query.ts";
import { toSiteMetadata } from "../../lib/site/metadata.ts";

export const metadata = toSiteMetadata("/diagnose");

/** `?line=` is how a form without script names the text; the page moves it into the fragment. */
export default async function Route({ searchParams }: { searchParams: Promise<Query> }) {
  return <DiagnosePage line={toQuery(await searchParams).get("line") ?? ""} />;
}
