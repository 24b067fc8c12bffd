import { errorPages, findErrorPage } from "@blocked/profiles/errors";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ErrorPage } from "../../../features/errors/error-page.tsx";

type Params = { params: Promise<{ slug: string }> };

export const dynamicParams = false;

export function generateStaticParams(): { slug: string }[] {
  return errorPages.map(({ slug }) => ({ slug }));
}

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: findErrorPage((await params).slug)?.title ?? "No such error" };
}

export default async function Page({ params }: Params) {
  const page = findErrorPage((await params).slug);
  if (page === undefined) notFound();
  return <ErrorPage page={page} />;
}
