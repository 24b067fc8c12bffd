import { redirect } from "next/navigation";
import { PastedPage } from "../../features/diagnose/pasted-page.tsx";
import { readPasted } from "../../features/diagnose/read-pasted.ts";
import { type Query, toQuery } from "../../lib/query.ts";
import { toSiteMetadata } from "../../lib/site/metadata.ts";

export const metadata = toSiteMetadata("/diagnose");

/** The target of the paste box. It redirects to the error page if the line has exactly one. */
export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const line = toQuery(await searchParams).get("line") ?? "";
  const pasted = readPasted(line);
  if (pasted.kind === "found") redirect(pasted.href);
  return <PastedPage line={line} pasted={pasted} />;
}
