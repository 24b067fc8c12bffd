import { errorPages, findErrorPage } from "@blocked/error-guide";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ErrorPage } from "../../../features/errors/error-page.tsx";
import { toErrorMetadata } from "../../../lib/site/metadata.ts";

type Params = { params: Promise<{ slug: string }> };

export const dynamicParams = false;

export function generateStaticParams(): { slug: string }[] {
  return errorPages.map(({ slug }) => ({ slug }));
}

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const page = findErrorPage((await params).slug);
  return page === undefined ? {} : toErrorMetadata(page);
}

export default async function Page({ params }: Params) {
  const page = findErrorPage((await params).slug);
  if (page === undefined) notFound();
  return <ErrorPage page={page} />;
}
