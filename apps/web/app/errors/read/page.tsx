import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ErrorFrame } from "../../../ui/article.tsx";
import { PasteBox } from "../../../ui/paste-box.tsx";
import { readPasted } from "../../../features/errors/read-pasted.ts";
import { type Query, toQuery } from "../../../lib/query.ts";

export const metadata: Metadata = { title: "Your line · Blocked by CORS" };

/** Where the paste box leads: on to the page of the line, or to what can be said without one. */
export default async function Read({ searchParams }: { searchParams: Promise<Query> }) {
  const line = toQuery(await searchParams).get("line") ?? "";
  const pasted = readPasted(line);
  if (pasted.kind === "found") redirect(pasted.href);
  return (
    <ErrorFrame title={pasted.kind === "several" ? "One sentence, several reasons" : pasted.title}>
      {pasted.kind === "several" ? (
        <>
          <p className="max-w-prose">
            This browser says the same for several reasons. The likeliest comes first; the headers
            of the answer, in the Network panel, tell which it is.
          </p>
          <ol className="list-decimal space-y-2 pl-6">
            {pasted.pages.map(({ title, href }) => (
              <li key={href}>
                <a className="text-accent underline" href={href}>
                  {title}
                </a>
              </li>
            ))}
          </ol>
        </>
      ) : (
        <p role="alert" className="max-w-prose">
          {pasted.advice}
        </p>
      )}
      <PasteBox line={line} />
    </ErrorFrame>
  );
}
