import { useState } from "react";
import type { Draft } from "../../../lib/composition/draft.ts";
import { fromHeaderLine, toHeaderLine } from "../../../runner/policy/lines.ts";
import { CheckField, LinesField, TextField } from "../../../ui/fields.tsx";
import { Part } from "../../../ui/page-frame.tsx";
import { toCheckProblem } from "./check.ts";
import { CheckResult } from "./check-result.tsx";
import { useCheck } from "./use-check.ts";

const reads = /^(?:GET|HEAD|OPTIONS)$/;

/** Sends a request to any API, from this browser and from the lab's server. */
export function CheckApi() {
  const { check, setCheck, state, send, version } = useCheck();
  const [problem, setProblem] = useState<string | null>(null);
  const { url, draft, maySend } = check;
  const change = (part: Partial<Draft>) => setCheck({ ...check, draft: { ...draft, ...part } });
  return (
    <Part title="Check an API" id="check-api">
      <p className="max-w-text text-soft">
        This browser sends the request for real, from this page’s origin, with its own cookies. The
        lab’s server sends the same without cookies and says what CORS makes of it. Ask only servers
        that are yours, or that you may test.
      </p>
      <form
        aria-label="Check an API"
        className="space-y-3"
        onSubmit={(event) => {
          event.preventDefault();
          const found = toCheckProblem(check);
          setProblem(found);
          if (found === null) void send();
        }}
      >
        <div className="grid gap-3 sm:grid-cols-[8rem_1fr]">
          <TextField
            label="Method"
            value={draft.method}
            onChange={(method) => change({ method })}
          />
          <TextField
            label="Address of the API"
            placeholder="https://api.example.com/items"
            value={url}
            onChange={(next) => setCheck({ ...check, url: next.trim() })}
          />
        </div>
        <div className="grid gap-3 sm:grid-cols-2">
          <LinesField
            // The field keeps its own text; another link brings another.
            key={version}
            label="Headers, one on each line"
            placeholder="Content-Type: application/json"
            lines={draft.headers.map(fromHeaderLine)}
            onChange={(lines) => change({ headers: lines.map(toHeaderLine) })}
          />
          <TextField
            label="Body"
            rows={3}
            value={draft.body ?? ""}
            onChange={(body) => change({ body: body === "" ? null : body })}
          />
        </div>
        <CheckField
          label="With credentials (cookies)"
          value={draft.credentials === "include"}
          onChange={(isOn) => change({ credentials: isOn ? "include" : "same-origin" })}
        />
        {!reads.test(draft.method) && (
          <CheckField
            label={`The lab’s server may send ${draft.method}, too. It can change something on the API a second time.`}
            value={maySend}
            onChange={(next) => setCheck({ ...check, maySend: next })}
          />
        )}
        <button type="submit" className="button" disabled={state.kind === "sending"}>
          {state.kind === "sending" ? "Sending …" : "Send request"}
        </button>
        <p role="alert" className="text-sm text-blocked empty:hidden">
          {problem}
        </p>
      </form>
      <div aria-live="polite">
        {state.kind === "checked" && <CheckResult checked={state.checked} />}
      </div>
    </Part>
  );
}
