import { errorPages, findErrorPage } from "@blocked/error-guide";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CodePage } from "../../../components/errors/code-page.tsx";
import { ErrorFrame } from "../../../components/errors/error-frame.tsx";
import { OneCause } from "../../../components/errors/one-cause.tsx";
import { PastedLine } from "../../../components/errors/pasted-line.tsx";

type Params = { params: Promise<{ slug: string }> };

export const dynamicParams = false;

export function generateStaticParams(): { slug: string }[] {
  return errorPages.map(({ slug }) => ({ slug }));
}

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const page = findErrorPage((await params).slug);
  return { title: `${page?.title ?? "No such error"} · Blocked by CORS` };
}

/** One error: what it means, how each browser says it, its causes, and the fix of each. */
export default async function ErrorPage({ params }: Params) {
  const page = findErrorPage((await params).slug);
  if (page === undefined) notFound();
  return (
    <ErrorFrame title={page.title}>
      <div className="max-w-prose space-y-3">
        <p className="text-lg">{page.meaning}</p>
        <PastedLine />
        {page.advice !== null && <p>{page.advice}</p>}
      </div>
      {"code" in page ? <CodePage code={page.code} /> : <OneCause profile={page.profile} />}
    </ErrorFrame>
  );
}
