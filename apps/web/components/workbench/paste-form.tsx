import {
  type CorsRequest,
  type Exchange,
  foretell,
  readHeads,
  type Response,
} from "@blocked/cors-protocol";
import { useEffect, useState } from "react";
import { type Draft, firstDraft, toCorsRequest, toProblem } from "../../workbench/draft.ts";
import { type Judged, toJudged } from "../../workbench/predict.ts";
import { Column, Foretold } from "./outcome.tsx";
import { RequestForm } from "./request-form.tsx";

type Pasted = { url: string; origin: string; preflight: string; answer: string; draft: Draft };

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

async function toVerdict({ url, origin, preflight, answer, draft }: Pasted) {
  const [preflights, answers] = [readHeads(preflight), readHeads(answer)];
  if (preflights.length + answers.length === 0) return "Paste an answer: the result is shown here.";
  if (!URL.canParse(url)) return "Give the whole address that was asked, with https:// or http://.";
  if (!/^(?:https?:\/\/[^/]+|null)$/.test(origin)) {
    return "Give your page’s origin: scheme, host and port, without a path, such as http://localhost:3000.";
  }
  const problem = toProblem(draft);
  if (problem !== null) return problem;

  const request = toCorsRequest(draft, new URL(url).href, origin);
  const exchanges: Exchange[] = [];
  let missing: string | null = null;
  await foretell(request, ({ phase, method, url: asked, headers }): Response | null => {
    const response = (phase === "preflight" ? preflights : answers).shift() ?? null;
    if (response === null) missing ??= toMissing(phase, exchanges.length > 0);
    const path = asked.slice(new URL(asked).origin.length);
    exchanges.push({
      method,
      path,
      requestHeaders: headers,
      response,
      handlerRan: phase === "response",
      rowsWritten: 0,
      at: 0,
    });
    return response;
  });
  return missing ?? { request, ...toJudged(request, exchanges) };
}

function toMissing(phase: "preflight" | "response", isLater: boolean): string {
  if (phase === "preflight") {
    return isLater
      ? "After the redirect the browser asks again: paste that preflight’s answer below the first."
      : "This request is preceded by a preflight: paste the answer to that OPTIONS request too.";
  }
  return isLater
    ? "So far the browser goes on: paste the next answer too."
    : "Paste the answer to the request itself too.";
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
