import type { CorsRequest } from "@blocked/cors-protocol";
import { useEffect, useState } from "react";
import { firstDraft } from "../../lib/composition/draft.ts";
import { type Pasted, toVerdict } from "./pasted.ts";
import type { Judged } from "./predict.ts";
import { Column, Foretold } from "./outcome.tsx";
import { RequestForm } from "./request-form.tsx";

/** Answers of a server elsewhere, judged here. Nothing is fetched, and nothing leaves the page. */
export function PasteForm({ pageOrigin }: { pageOrigin: string }) {
  const [pasted, setPasted] = useState<Pasted>({
    url: "https://api.example.com/items",
    origin: pageOrigin,
    preflight: "",
    answer: "",
    draft: { ...firstDraft, method: "GET", headers: [], body: null },
  });
  const verdict = useVerdict(pasted);
  const change = (part: Partial<Pasted>) => setPasted({ ...pasted, ...part });
  return (
    <div className="bench">
      <div className="space-y-8">
        <Column title="What your server answered">
          <p className="text-sm text-soft">
            From <code className="wire">curl -i</code> or the Network panel. Nothing is fetched, and
            nothing leaves this page.
          </p>
          <Field
            label="the preflight’s answer, if there was one"
            value={pasted.preflight}
            placeholder={"HTTP/2 204\naccess-control-allow-origin: …"}
            onChange={(preflight) => change({ preflight })}
          />
          <Field
            label="the answer; several after redirects"
            value={pasted.answer}
            placeholder={"HTTP/2 200\ncontent-type: application/json"}
            onChange={(answer) => change({ answer })}
          />
        </Column>
        <Column title="What your page sent">
          <Line
            label="your page’s origin"
            value={pasted.origin}
            onChange={(origin) => change({ origin })}
          />
          <Line label="the address" value={pasted.url} onChange={(url) => change({ url })} />
          <RequestForm draft={pasted.draft} onChange={(draft) => change({ draft })} />
        </Column>
      </div>
      <Column title="Result">
        {typeof verdict === "string" ? (
          <p className="text-soft" aria-live="polite">
            {verdict}
          </p>
        ) : (
          <Foretold
            label="The picture of your request"
            request={verdict.request}
            judged={verdict}
            basis="what you pasted"
            saw="What your server answered"
            isPasted
          />
        )}
      </Column>
    </div>
  );
}

/** @returns a sentence where something is missing */
function useVerdict(pasted: Pasted): string | (Judged & { request: CorsRequest }) {
  const [verdict, setVerdict] = useState<ReturnType<typeof useVerdict>>("");
  useEffect(() => {
    let isCurrent = true;
    void toVerdict(pasted).then((next) => {
      if (isCurrent) setVerdict(next);
    });
    return () => {
      isCurrent = false;
    };
  }, [pasted]);
  return verdict;
}

function Field({
  label,
  value,
  placeholder,
  onChange,
}: {
  label: string;
  value: string;
  placeholder: string;
  onChange: (value: string) => void;
}) {
  return (
    <label className="block text-sm text-soft">
      {label}
      <textarea
        className="field wire block text-ink"
        rows={7}
        spellCheck={false}
        value={value}
        placeholder={placeholder}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  );
}

function Line({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <label className="block text-sm text-soft">
      {label}
      <input
        className="field wire text-ink"
        spellCheck={false}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  );
}
