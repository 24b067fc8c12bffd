import { glossary } from "@blocked/error-guide/glossary";
import { Link } from "./link.tsx";
import { Pane } from "./pane.tsx";

/** Explains the terms to a reader who comes from an error message. */
export function Glossary() {
  return (
    <Pane title="Glossary" id="glossary" level="h2" className="space-y-2 text-sm">
      <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[9rem_1fr]">
        {glossary.map(([term, sentence]) => (
          <div key={term} className="contents">
            <dt className="pt-1 font-semibold sm:pt-0">{term}</dt>
            <dd>{sentence}</dd>
          </div>
        ))}
      </dl>
      <p className="text-soft">
        New to CORS? Read <Link href="/learn">the tutorial</Link>.
      </p>
    </Pane>
  );
}
