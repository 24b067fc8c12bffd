import { glossary } from "@blocked/error-guide/glossary";

/** What the words mean, for whoever was led here by a red line. */
export function Glossary() {
  return (
    <section
      id="words"
      aria-labelledby="words-title"
      className="pane scroll-mt-4 space-y-2 text-sm"
    >
      <h2 id="words-title" className="eyebrow">
        What the words mean
      </h2>
      <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[9rem_1fr]">
        {glossary.map(([term, sentence]) => (
          <div key={term} className="contents">
            <dt className="pt-1 font-semibold sm:pt-0">{term}</dt>
            <dd>{sentence}</dd>
          </div>
        ))}
      </dl>
      <p className="text-soft">
        From the beginning:{" "}
        <a className="text-accent underline" href="/tutorial">
          the tutorial
        </a>
        .
      </p>
    </section>
  );
}

export function ToGlossary() {
  return (
    <a className="text-accent underline" href="#words">
      What the words mean
    </a>
  );
}
