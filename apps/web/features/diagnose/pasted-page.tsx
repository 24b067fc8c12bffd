import { Glossary } from "../../ui/glossary.tsx";
import { Link } from "../../ui/link.tsx";
import { Page } from "../../ui/page-frame.tsx";
import { PasteBox } from "../../ui/paste-box.tsx";
import type { Pasted } from "./read-pasted.ts";

type NotFound = Exclude<Pasted, { kind: "found" }>;

/** Shown for a pasted line that leads to several error pages or to none. */
export function PastedPage({ line, pasted }: { line: string; pasted: NotFound }) {
  const title = pasted.kind === "several" ? "One message, several reasons" : pasted.title;
  return (
    <Page title={title}>
      {pasted.kind === "several" ? (
        <>
          <p className="max-w-prose">
            This browser prints the same message for several reasons; the likeliest comes first. To
            find yours, look at the response headers in the Network panel.
          </p>
          <ol className="list-decimal space-y-2 pl-6">
            {pasted.pages.map(({ title: name, href }) => (
              <li key={href}>
                <Link href={href}>{name}</Link>
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
      <Glossary />
    </Page>
  );
}
