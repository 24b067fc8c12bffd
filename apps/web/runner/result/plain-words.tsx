import type { Verdict } from "@blocked/cors-protocol";
import { toPlainWords } from "../../lib/explain/plain-words.ts";
import { toTermId } from "../../lib/site/term-id.ts";
import { Link } from "../../ui/link.tsx";

type PlainWordsProps = { verdict: Verdict; request: { method: string } };

/** The verdict for a newcomer, with a link to the glossary. */
export function PlainWords({ verdict, request }: PlainWordsProps) {
  const words = toPlainWords(verdict, request);
  if (words === null) return null;
  const { before, term, after } = words;
  return (
    <>
      {before}
      <Link href={`/glossary#${toTermId(term)}`}>{term}</Link>
      {after}
    </>
  );
}
