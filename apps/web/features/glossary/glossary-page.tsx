import { glossary } from "@blocked/error-guide/glossary";
import { toTermId } from "../../lib/site/term-id.ts";
import { Page } from "../../ui/page-frame.tsx";

const intro =
  "The words that an error message, the standard and these pages use, each in a sentence or two.";

/** Every term, each the target of a link. */
export function GlossaryPage() {
  return (
    <Page title="Glossary" intro={intro}>
      <dl className="max-w-text space-y-6">
        {glossary.map(([term, sentence]) => (
          <div key={term} id={toTermId(term)} className="rounded-md target:bg-highlight">
            <dt className="font-semibold">
              <a className="hover:underline" href={`#${toTermId(term)}`}>
                {term}
              </a>
            </dt>
            <dd>{sentence}</dd>
          </div>
        ))}
      </dl>
    </Page>
  );
}
